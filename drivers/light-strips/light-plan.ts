import { type LightPlace, type LightState, lightPlaces, type SetLightsBody } from '../../protocol/agent-lights.ts';

export type LightPlan = Readonly<Record<LightPlace, LightState>>;

/** What each strip shows for what was asked (D-11). */
export function planLights({ flash, on }: SetLightsBody): LightPlan {
  const stateAt = (place: LightPlace): LightState => (place === flash ? 'flash' : on.includes(place) ? 'on' : 'off');
  return {
    'ticket-printer': stateAt('ticket-printer'),
    'document-printer': stateAt('document-printer'),
    'bank-card-reader': stateAt('bank-card-reader'),
    'social-card-reader': stateAt('social-card-reader'),
    'id-card-reader': stateAt('id-card-reader'),
    biometric: stateAt('biometric'),
    'qr-code': stateAt('qr-code'),
  };
}

/** After the session, and whenever nobody says otherwise. */
export const allOff: LightPlan = planLights({ flash: null, on: [] });

/** Relays of one strip: one that lights it, and where the board can flash by itself, one that starts that. */
export interface StripCoils {
  readonly coil: number;
  readonly flashCoil?: number;
}

/** A kiosk need not have every strip. */
export type StripWiring = Readonly<Partial<Record<LightPlace, StripCoils>>>;

/** How each relay stands for a plan. `lit` is the beat of a strip that the driver itself lets flash. */
export function coilsFor(plan: LightPlan, wiring: StripWiring, lit: boolean): ReadonlyMap<number, boolean> {
  const coils = new Map<number, boolean>();
  for (const place of lightPlaces) {
    const wired = wiring[place];
    if (wired === undefined) continue;
    const flashes = plan[place] === 'flash';
    const byItself = wired.flashCoil !== undefined;
    if (wired.flashCoil !== undefined) coils.set(wired.flashCoil, flashes);
    coils.set(wired.coil, plan[place] === 'on' || (flashes && !byItself && lit));
  }
  return coils;
}

/** Whether the driver must beat time: a strip flashes that cannot do so by itself. */
export function needsBeat(plan: LightPlan, wiring: StripWiring): boolean {
  return lightPlaces.some((place) => plan[place] === 'flash' && wiring[place] && wiring[place].flashCoil === undefined);
}
