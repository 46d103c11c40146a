import { type Static, Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin, TellPage } from '../plugin.ts';
import { AbsentSchema, openerFor, SimulatedSchema, serialWire, strict, tcpWire } from '../transport/wire-config.ts';
import { createCardReaderSimulator } from './card-reader-simulator.ts';
import type { CardEvent } from './id-card-reader.ts';
import { createSamvReader } from './samv-reader.ts';
import { createMemorySamv } from './simulator/simulated-samv.ts';

const usualBaudRate = 115_200;
const IdCardReaderConfigSchema = Type.Union([
  Type.Object({ ...serialWire, baudRate: Type.Optional(Type.Integer({ minimum: 9_600, maximum: 115_200 })) }, strict),
  Type.Object(tcpWire, strict),
  SimulatedSchema,
  AbsentSchema,
]);
type IdCardReaderConfig = Static<typeof IdCardReaderConfigSchema>;

/** The reader of resident ID cards in the agent (S2 附录B row 8). A simulated one speaks the same frames as a real one. */
export const idCardReaderPlugin: DevicePlugin<IdCardReaderConfig> = {
  key: 'cardReader',
  schema: IdCardReaderConfigSchema,
  hint: 'wants exactly {kind: "serial", path, baudRate?}, {kind: "tcp", host, port}, {kind: "simulated"} or {kind: "absent"}; baudRate is 115200 where it is not set',
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? createMemorySamv() : null;
    const device = createSamvReader({ opener: simulated?.opener ?? openerFor(config, usualBaudRate), now });
    return {
      device,
      tellPage: (tell) => device.onCard((event) => tellCard(event, tell)),
      ...(simulated === null ? {} : { simulator: createCardReaderSimulator(simulated, device) }),
      wipe: device.wipe,
      close: () => device.close(),
    };
  },
};

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
