import { type Static, Type } from 'typebox';

/** What a device uses up, as it tells it itself: toner, drum, paper in a tray (D-06, D-23). */
export const ConsumableSchema = Type.Object(
  {
    /** The device's own word for it. */
    name: Type.String({ maxLength: 60 }),
    /** What is left, 0 to 100; null where the device does not tell. */
    percent: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
    state: Type.Enum(['ok', 'low', 'empty', 'unknown']),
  },
  { additionalProperties: false },
);
export type Consumable = Static<typeof ConsumableSchema>;
