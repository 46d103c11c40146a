import { type Static, Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin, TellPage } from '../plugin.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { nowhere } from '../transport/nowhere.ts';
import { createSerialOpener } from '../transport/serial.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createCardReaderSimulator } from './card-reader-simulator.ts';
import type { CardEvent } from './id-card-reader.ts';
import { createSamvReader } from './samv-reader.ts';
import { createMemorySamv, type MemorySamv } from './simulator/simulated-samv.ts';

const strict = { additionalProperties: false };
const usualBaudRate = 115_200;
const IdCardReaderConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Type.String({ minLength: 1 }),
      baudRate: Type.Optional(Type.Integer({ minimum: 9_600, maximum: 115_200 })),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('tcp'),
      host: Type.String({ minLength: 1 }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
type IdCardReaderConfig = Static<typeof IdCardReaderConfigSchema>;

/** The reader of resident ID cards in the agent (S2 附录B row 8). A simulated one speaks the same frames as a real one. */
export const idCardReaderPlugin: DevicePlugin<IdCardReaderConfig> = {
  key: 'cardReader',
  schema: IdCardReaderConfigSchema,
  hint: 'wants exactly {kind: "serial", path, baudRate?}, {kind: "tcp", host, port}, {kind: "simulated"} or {kind: "absent"}; baudRate is 115200 where it is not set',
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? createMemorySamv() : null;
    const device = createSamvReader({ opener: openerFor(config, simulated), now });
    return {
      device,
      tellPage: (tell) => device.onCard((event) => tellCard(event, tell)),
      ...(simulated === null ? {} : { simulator: createCardReaderSimulator(simulated, device) }),
      close: () => device.close(),
    };
  },
};

function openerFor(config: IdCardReaderConfig, simulated: MemorySamv | null): PortOpener {
  switch (config.kind) {
    case 'serial':
      return createSerialOpener(config.path, config.baudRate ?? usualBaudRate);
    case 'tcp':
      return createTcpOpener(config.host, config.port);
    case 'simulated':
    case 'absent':
      return simulated?.opener ?? nowhere;
    default:
      return assertNever(config);
  }
}

function tellCard(event: CardEvent, tell: TellPage): void {
  switch (event.kind) {
    case 'read':
      // The portrait stays on this PC.
      if (event.presence === 'watched') tell('card:read', event.card, 'id-card-reader');
      else tell('card:read', event.card, 'id-card-reader', 'unwatched');
      break;
    case 'removed':
      tell('card:removed', 'id-card-reader');
      break;
    case 'failed':
      tell('card:failed', event.fault, 'id-card-reader');
      break;
    default:
      assertNever(event);
  }
}
