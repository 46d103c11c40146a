import { type Static, Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin, PluggedDevice, TellPage } from '../plugin.ts';
import { createAbsentSocialCardReader } from './absent-social-card-reader.ts';
import { createChipCardReader } from './chip-card-reader.ts';
import { createPcscTerminal } from './pcsc/pcsc-terminal.ts';
import { createSimulatedTerminal } from './simulator/simulated-terminal.ts';
import { createSocialCardSimulator } from './simulator/social-card-simulator.ts';
import type { SocialCardEvent, SocialCardReader } from './social-card-reader.ts';
import { addSocialCardRoutes } from './social-card-routes.ts';
import { createVendorCardReader } from './vendor/vendor-card-reader.ts';

const strict = { additionalProperties: false };
const TerminalId = Type.Optional(Type.String({ maxLength: 40, pattern: '^[A-Za-z0-9_-]*$' }));

const SocialCardConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('pcsc'),
      /** Part of the reader's name; any reader where it is missing. */
      reader: Type.Optional(Type.String({ maxLength: 120 })),
      terminalId: TerminalId,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('vendor-websocket'),
      /** On this PC and nowhere else: what comes back is personal. */
      url: Type.String({ pattern: '^wss?://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9/_.-]*)?$' }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
type SocialCardConfig = Static<typeof SocialCardConfigSchema>;

/** The reader of social-security cards in the agent (S2 附录B row 8 item 7). */
export const socialCardPlugin: DevicePlugin<SocialCardConfig> = {
  key: 'socialCard',
  schema: SocialCardConfigSchema,
  hint: 'wants exactly {kind: "pcsc"} with reader (part of its name) and terminalId where needed, {kind: "vendor-websocket", url: "ws://127.0.0.1:…"}, {kind: "simulated"} or {kind: "absent"}',
  async create(config, { now }) {
    switch (config.kind) {
      case 'pcsc': {
        const terminal = createPcscTerminal({ readerName: config.reader ?? '', tellOperator });
        return plugged(createChipCardReader({ terminal, now, terminalId: config.terminalId ?? '' }));
      }
      case 'vendor-websocket':
        return plugged(createVendorCardReader({ url: config.url, now }));
      case 'simulated': {
        const terminal = createSimulatedTerminal();
        const reader = createChipCardReader({ terminal, now, terminalId: 'SIMULATED' });
        return { ...plugged(reader), simulator: createSocialCardSimulator(terminal) };
      }
      case 'absent':
        return plugged(createAbsentSocialCardReader(now));
      default:
        return assertNever(config);
    }
  },
};

function plugged(reader: SocialCardReader): PluggedDevice {
  return {
    device: reader,
    addRoutes: (app) => addSocialCardRoutes(app, reader),
    tellPage: (tell) => reader.onCard((event) => tellCard(event, tell)),
    wipe: reader.wipe,
    close: reader.close,
  };
}

function tellCard(event: SocialCardEvent, tell: TellPage): void {
  switch (event.kind) {
    case 'read':
      tell('card:read', event.card, 'social-card-reader');
      return;
    case 'removed':
      tell('card:removed', 'social-card-reader');
      return;
    case 'failed':
      tell('card:failed', event.fault, 'social-card-reader');
      return;
    case 'challenge':
      tell('social-card:challenge', event.challenge);
      return;
    default:
      assertNever(event);
  }
}

function tellOperator(line: string): void {
  process.stderr.write(`${line}\n`);
}
