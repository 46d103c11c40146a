import { assertNever } from '../../../protocol/result.ts';
import type { Input } from '../inputs.ts';
import { answered, type Step } from '../outcome.ts';
import type { KioskState } from '../state.ts';
import { onBookingCode, onBookingStopped, onBookings, onCheckIn } from './booking.ts';
import { onBrowsing } from './browsing.ts';
import { onConfirm, onPriority } from './confirm.ts';
import { onFound } from './found.ts';
import { onIdentify } from './identify.ts';
import { onScannedCode } from './scanned.ts';
import { onClosed, onCutOff, onGoodbye, onRefused } from './stops.ts';
import { onTicket } from './ticket.ts';
import { onWorking } from './working.ts';
import { onNobodysInput } from './world.ts';

/** What the present screen makes of an input; null where it has no use for it. */
export function onScreen(state: KioskState, input: Input): Step | null {
  if (input.type === 'e-card-read') return onECardRead(state, input);
  return ofScreen(state, input) ?? onScannedCode(state, input) ?? onNobodysInput(state, input);
}

/** From here on it is a card that was read on the screen on which it was held up. */
function onECardRead(state: KioskState, { request, person }: Extract<Input, { type: 'e-card-read' }>): Step {
  const { screen } = state;
  if (screen.at === 'working' && screen.request === request && screen.job.kind === 'read-e-card') {
    const before = { ...state, screen: screen.job.from };
    const read = ofScreen(before, { type: 'card-read', person, onReader: false });
    if (read !== null) return read;
  }
  const late = answered(state, 'late-answer');
  return state.person === null ? { ...late, effects: [{ type: 'forget-card' }] } : late;
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
    case 'maintenance':
      return null;
    default:
      return assertNever(screen);
  }
}
