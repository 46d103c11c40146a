import { type Static, Type } from 'typebox';
import { lightPlaces } from '../../protocol/agent-lights.ts';

const strict = { additionalProperties: false };
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
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Type.String({ minLength: 1 }),
      baudRate: Type.Integer({ minimum: 1_200, maximum: 921_600 }),
      ...wired,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('tcp'),
      host: Type.String({ minLength: 1 }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      ...wired,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
export type LightStripsConfig = Static<typeof LightStripsConfigSchema>;
