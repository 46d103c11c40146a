import { anywhere } from './anywhere.ts';
import type { Input } from './inputs.ts';
import { answered, type Step } from './outcome.ts';
import { onScreen } from './screens/on-screen.ts';
import type { KioskState } from './state.ts';
import { forgetAtRest } from './wipe.ts';

/**
 * The kiosk's whole behaviour: a state and an input make the next state, what is to be done, and the name of what came of
 * the input. Pure: no clock, no network, no DOM. An input that neither every screen nor this one handles is answered with
 * `not-on-this-screen`, in words on the screen and by name in the log: nothing is swallowed.
 */
export function step(state: KioskState, input: Input): Step {
  const taken = anywhere(state, input) ?? onScreen(state, input);
  if (taken !== null) return forgetAtRest(state, taken);
  return answered(state, 'not-on-this-screen', isFromPerson(input) ? 'not-here' : null);
}

const worldly = new Set<Input['type']>([
  'card-read',
  'card-failed',
  'card-removed',
  'code-scanned',
  'e-card-read',
  'code-answered',
  'ticket-issued',
  'tickets-found',
  'ticket-cancelled',
  'bookings-found',
  'booking-stopped',
  'ticket-reactivated',
  'request-refused',
  'request-unanswered',
  'print-began',
  'print-ended',
  'hall-told',
  'server-lost',
  'server-found',
  'help-taken',
  'help-refused',
  'help-acknowledged',
  'answer-seen',
  'idle-long',
  'idle-over',
]);

/** True for a touch, false for what reader, printer, server and clock say. */
export function isFromPerson(input: Input): boolean {
  return !worldly.has(input.type);
}
