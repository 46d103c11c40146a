import type { CardFault } from '../../protocol/agent.ts';
import type { HelpId } from '../../protocol/ids.ts';
import type { Scan } from '../../protocol/scan.ts';
import type { Text } from '../../protocol/text.ts';
import type { Group } from '../../protocol/ticket.ts';
import type { ServiceState } from '../../protocol/views.ts';
import type { BookingStop, FreeSlot, Person, PrintState, ShownBooking, ShownTicket } from './state.ts';

export const tiles = [
  'take-ticket',
  'find-item',
  'check-in',
  'my-ticket',
  'result-pickup',
  'unresolved-matter',
  'no-card',
] as const;
export type Tile = (typeof tiles)[number];

/** What a visitor does. */
export type PersonInput =
  | { readonly type: 'choose-tile'; readonly tile: Tile }
  | { readonly type: 'choose-theme'; readonly theme: string }
  | { readonly type: 'choose-item'; readonly no: number }
  | { readonly type: 'choose-direct' }
  | { readonly type: 'open-search' }
  | { readonly type: 'type-letter'; readonly letter: string }
  | { readonly type: 'erase-letter' }
  | { readonly type: 'clear-letters' }
  | { readonly type: 'ask-priority' }
  | { readonly type: 'choose-group'; readonly group: Group | null }
  | { readonly type: 'change-matters'; readonly by: number }
  | { readonly type: 'take-ticket' }
  | { readonly type: 'reprint'; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'reactivate'; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'give-up'; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'keep-ticket' }
  | { readonly type: 'take-another' }
  | { readonly type: 'enter-code' }
  | { readonly type: 'send-code' }
  | { readonly type: 'check-in'; readonly code: string }
  | { readonly type: 'take-walk-in' }
  | { readonly type: 'choose-slot'; readonly slot: FreeSlot }
  | { readonly type: 'try-again' }
  | { readonly type: 'finish' }
  | { readonly type: 'back' }
  | { readonly type: 'go-home' }
  | { readonly type: 'call-help' }
  | { readonly type: 'close-help' }
  | { readonly type: 'stay' }
  | { readonly type: 'switch-language' }
  | { readonly type: 'switch'; readonly setting: 'elder' | 'lowReach' | 'readAloud' };

/** A code as the flow may know it: that of an electronic card lies in a slot outside the state. */
export type ScannedCode = Exclude<Scan, { kind: 'e-card' }> | { readonly kind: 'e-card' };

/** What the world tells: reader, printer, server, clock. */
export type WorldInput =
  /** `onReader` is false where nothing lies there to be taken: an electronic card, or a reader that cannot see it lifted. */
  | { readonly type: 'card-read'; readonly person: Person; readonly onReader?: false }
  | { readonly type: 'card-failed'; readonly fault: CardFault }
  /** `left`: another card still lies on the other reader. */
  | { readonly type: 'card-removed'; readonly left?: true }
  | { readonly type: 'code-scanned'; readonly code: ScannedCode }
  | { readonly type: 'e-card-read'; readonly request: number; readonly person: Person }
  /** What was scanned leads nowhere, and the screen before says why. */
  | { readonly type: 'code-answered'; readonly request: number; readonly answer: 'ticket-ended' }
  | { readonly type: 'ticket-issued'; readonly request: number; readonly ticket: ShownTicket }
  | { readonly type: 'tickets-found'; readonly request: number; readonly tickets: readonly ShownTicket[] }
  | { readonly type: 'ticket-cancelled'; readonly request: number }
  | { readonly type: 'bookings-found'; readonly request: number; readonly bookings: readonly ShownBooking[] }
  | { readonly type: 'booking-stopped'; readonly request: number; readonly code: string; readonly stop: BookingStop }
  | {
      readonly type: 'ticket-reactivated';
      readonly request: number;
      readonly place: Pick<ShownTicket, 'status' | 'ahead' | 'estimate'>;
    }
  | {
      readonly type: 'request-refused';
      readonly request: number;
      readonly code: string;
      readonly detail: string;
      /** The ticket that is already active, where that was the reason. */
      readonly ticket: ShownTicket | null;
    }
  | { readonly type: 'request-unanswered'; readonly request: number }
  | { readonly type: 'print-began'; readonly ticket: ShownTicket['id']; readonly area: Text }
  | { readonly type: 'print-ended'; readonly ticket: ShownTicket['id']; readonly print: PrintState }
  | { readonly type: 'hall-told'; readonly service: ServiceState }
  | { readonly type: 'server-lost' }
  | { readonly type: 'server-found' }
  | { readonly type: 'help-taken'; readonly id: HelpId }
  | { readonly type: 'help-refused' }
  | { readonly type: 'help-acknowledged'; readonly id: HelpId }
  | { readonly type: 'answer-seen' }
  /** Staff were let in to the devices, and are done with them or gone (D-23). */
  | { readonly type: 'maintenance-opened' }
  | { readonly type: 'maintenance-ended' }
  | { readonly type: 'idle-long' }
  | { readonly type: 'idle-over' };

export type Input = PersonInput | WorldInput;
