import { type Static, Type } from 'typebox';
import { lightPlaces } from '../../protocol/agent-lights.ts';
import { AbsentSchema, SimulatedSchema, serialWire, strict, tcpWire } from '../transport/wire-config.ts';

/** A board of relays has 32 at most; a wide span would not fit into one look at all of them. */
const Coil = Type.Integer({ minimum: 0, maximum: 255 });
const Strip = Type.Object({ coil: Coil, flashCoil: Type.Optional(Coil) }, strict);

const wired = {
  /** Address of the board on its line. */
  unit: Type.Integer({ minimum: 1, maximum: 247 }),
  /** Relay of each strip that the kiosk has. */
  places: Type.Object(Object.fromEntries(lightPlaces.map((place) => [place, Type.Optional(Strip)])), {
    ...strict,
    minProperties: 1,
  }),
  /** Half a period of a flashing strip. */
  beatMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 5_000 })),
};

export const LightStripsConfigSchema = Type.Union([
  Type.Object({ ...serialWire, ...wired }, strict),
  Type.Object({ ...tcpWire, ...wired }, strict),
  SimulatedSchema,
  AbsentSchema,
]);
export type LightStripsConfig = Static<typeof LightStripsConfigSchema>;
