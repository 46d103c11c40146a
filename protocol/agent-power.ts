import { type Static, Type } from 'typebox';

/**
 * What a page must know of the PC's power (D-12, D-13). With a time in `shutdownAt` it says 即将停机 and begins nothing long;
 * a visitor who is in the middle of something may finish or save.
 */
export const PowerToldSchema = Type.Object({
  /** As in the status of the part `power`. */
  state: Type.Enum(['ok', 'on-battery', 'stalled', 'fault', 'absent']),
  /** Milliseconds since 1970 by the PC's own clock at which it goes off; null where nothing of the kind is ahead. */
  shutdownAt: Type.Union([Type.Number(), Type.Null()]),
  cause: Type.Union([Type.Literal('schedule'), Type.Literal('battery'), Type.Null()]),
});
export type PowerTold = Static<typeof PowerToldSchema>;

/**
 * `POST /power/session`: a visitor has begun (true) or ended something, so that the PC does not go off under somebody's hands.
 * `POST /session/wipe` ends it as well. Answers what `GET /power` answers.
 */
export const PowerSessionBody = Type.Object({ inSession: Type.Boolean() }, { additionalProperties: false });
export type PowerSessionBody = Static<typeof PowerSessionBody>;

export interface PowerEvents {
  /** Told only when something of it changes: what it is now `GET /power` answers. */
  'power:told': (told: PowerTold) => void;
}
