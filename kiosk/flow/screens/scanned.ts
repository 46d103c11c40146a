import { assertNever } from '../../../protocol/result.ts';
import type { Input } from '../inputs.ts';
import { answered, type Outcome, type Step } from '../outcome.ts';
import { begin } from '../requests.ts';
import type { KioskState, ScreenName } from '../state.ts';

/** Screens that lead somewhere else at a touch, and so at a code. */
const open = new Set<ScreenName>([
  'home',
  'themes',
  'items',
  'search',
  'no-card',
  'identify',
  'check-in',
  'booking-code',
  'bookings',
  'booking-stopped',
  'found',
]);
/** Screens on which a card says who it is. */
const forCards = new Set<ScreenName>([
  'home',
  'themes',
  'items',
  'search',
  'no-card',
  'identify',
  'check-in',
  'confirm',
]);

/**
 * A code that was held up: a booking is checked in, a ticket opened, an electronic card read like a card. Whatever cannot be used
 * here is answered in words (S2 附录B row 8 item 12).
 */
export function onScannedCode(state: KioskState, input: Input): Step | null {
  if (input.type !== 'code-scanned') return null;
  const { code } = input;
  // A refused code is held up again at once, without a touch in between.
  const screen = state.screen.at === 'refused' ? state.screen.from : state.screen;
  switch (code.kind) {
    case 'booking':
      if (!open.has(screen.at)) return answered(state, 'code-not-needed', 'code-not-needed');
      return begin(state, {
        kind: 'check-in',
        code: code.code,
        asWalkIn: false,
        from: { at: 'booking-code', typed: code.code },
      });
    case 'ticket':
      if (!open.has(screen.at)) return answered(state, 'code-not-needed', 'code-not-needed');
      return begin(state, { kind: 'open-ticket', ticket: code.ticket, from: screen });
    case 'e-card':
      if (state.person !== null) return unused(state, 'card-already-read');
      if (!forCards.has(screen.at)) return unused(state, 'code-not-needed');
      return begin(state, { kind: 'read-e-card', from: screen });
    case 'receipt':
      return answered(state, 'code-told', 'code-receipt');
    case 'unknown':
      return answered(state, 'code-told', 'code-unknown');
    case 'unreadable':
      return answered(state, 'code-told', 'code-unreadable');
    default:
      return assertNever(code);
  }
}

/** The code of an electronic card that no screen asks for is dropped at once. */
function unused(state: KioskState, outcome: Outcome): Step {
  return { ...answered(state, outcome, 'code-not-needed'), effects: [{ type: 'forget-code' }] };
}
