import { assertNever } from '../../../protocol/result.ts';
import type { Input } from '../inputs.ts';
import type { Step } from '../outcome.ts';
import type { KioskState } from '../state.ts';
import { onBookingCode, onBookingStopped, onBookings, onCheckIn } from './booking.ts';
import { onBrowsing } from './browsing.ts';
import { onConfirm, onPriority } from './confirm.ts';
import { onFound } from './found.ts';
import { onIdentify } from './identify.ts';
import { onClosed, onCutOff, onGoodbye, onRefused } from './stops.ts';
import { onTicket } from './ticket.ts';
import { onWorking } from './working.ts';
import { onNobodysInput } from './world.ts';

/** What the present screen makes of an input; null where it has no use for it. */
export function onScreen(state: KioskState, input: Input): Step | null {
  return ofScreen(state, input) ?? onNobodysInput(state, input);
}

function ofScreen(state: KioskState, input: Input): Step | null {
  const { screen } = state;
  switch (screen.at) {
    case 'home':
    case 'themes':
    case 'items':
    case 'search':
    case 'no-card':
      return onBrowsing(state, screen, input);
    case 'confirm':
      return onConfirm(state, screen, input);
    case 'priority':
      return onPriority(state, screen, input);
    case 'identify':
      return onIdentify(state, screen, input);
    case 'working':
      return onWorking(state, screen, input);
    case 'found':
      return onFound(state, screen, input);
    case 'check-in':
      return onCheckIn(state, screen, input);
    case 'booking-code':
      return onBookingCode(state, screen, input);
    case 'bookings':
      return onBookings(state, screen, input);
    case 'booking-stopped':
      return onBookingStopped(state, screen, input);
    case 'ticket':
      return onTicket(state, screen, input);
    case 'closed':
      return onClosed(state, input);
    case 'cut-off':
      return onCutOff(state, screen, input);
    case 'refused':
      return onRefused(state, screen, input);
    case 'goodbye':
      return onGoodbye(state, input);
    default:
      return assertNever(screen);
  }
}
