import { type Static, Type } from 'typebox';
import { DevicePartStateSchema } from './agent.ts';

/** Where a kiosk has a light strip (D-11; S2 附录B, row 8, item 10). */
export const lightPlaces = [
  'ticket-printer',
  'document-printer',
  'bank-card-reader',
  'social-card-reader',
  'id-card-reader',
  'biometric',
  'qr-code',
] as const;
export const LightPlaceSchema = Type.Enum([...lightPlaces]);
export type LightPlace = (typeof lightPlaces)[number];

/** 闪: act here now. 亮: at work, take nothing away. 灭: idle. */
export type LightState = 'flash' | 'on' | 'off';

/**
 * `POST /lights`: what every strip shows from now on. One flashes at most, by the shape of the body; a place that is in neither
 * is off, and one that is in both flashes.
 */
export const SetLightsBody = Type.Object(
  {
    flash: Type.Union([LightPlaceSchema, Type.Null()]),
    on: Type.Array(LightPlaceSchema, { maxItems: lightPlaces.length }),
  },
  { additionalProperties: false },
);
export type SetLightsBody = Static<typeof SetLightsBody>;

/** Lights guide, they decide nothing: a page goes on whatever this says. */
export const SetLightsReply = Type.Union([
  Type.Object({ outcome: Type.Literal('set') }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type SetLightsReply = Static<typeof SetLightsReply>;
