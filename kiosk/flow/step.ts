import { anywhere } from './anywhere.ts';
import type { Input, WorldInput } from './inputs.ts';
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

/** Whatever the world tells; one that is forgotten here, or is a touch after all, does not compile. */
const fromWorld: Readonly<Record<WorldInput['type'], true>> = {
  'card-read': true,
  'card-failed': true,
  'card-removed': true,
  'code-scanned': true,
  'e-card-read': true,
  'code-answered': true,
  'ticket-issued': true,
  'tickets-found': true,
  'ticket-cancelled': true,
  'bookings-found': true,
  'booking-stopped': true,
  'ticket-reactivated': true,
  'request-refused': true,
  'request-unanswered': true,
  'print-began': true,
  'print-ended': true,
  'hall-told': true,
  'server-lost': true,
  'server-found': true,
  'help-taken': true,
  'help-refused': true,
  'help-acknowledged': true,
  'answer-seen': true,
  'maintenance-opened': true,
  'maintenance-ended': true,
  'idle-long': true,
  'idle-over': true,
};

/** True for a touch, false for what reader, printer, server and clock say. */
function isFromPerson(input: Input): boolean {
  return !(input.type in fromWorld);
}
