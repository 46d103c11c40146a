import type { CardData, CardFault, DevicePartState } from '../../protocol/agent.ts';
import type { TicketReply } from '../../protocol/api.ts';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import type { HelpId } from '../../protocol/ids.ts';
import type { Language, Text } from '../../protocol/text.ts';
import type { Group } from '../../protocol/ticket.ts';
import type { ServiceState } from '../../protocol/views.ts';

/** What the screens may know of a person: a masked name. The card's data lie in one slot outside the state. */
export interface Person {
  readonly maskedName: string;
  readonly medium: CardData['medium'];
  /** The paper's last day has passed. */
  readonly expired?: true;
}

/** What a ticket is wanted for. `direct`: the visitor does not name a matter, any window helps. */
export type Wish =
  | { readonly kind: 'item'; readonly no: number }
  | { readonly kind: 'direct' }
  | { readonly kind: 'result-pickup' }
  | { readonly kind: 'unresolved-matter' };

/** A ticket as the kiosk shows it. */
export interface ShownTicket extends Pick<TicketReply, 'id' | 'number' | 'status' | 'ahead' | 'estimate' | 'trackUrl'> {
  readonly serviceName: Text | null;
}

/** How a ticket comes to paper. A ticket is valid in every one of these. */
export type PrintState =
  | { readonly state: 'printing' }
  | { readonly state: 'printed' }
  | { readonly state: 'no-printer' }
  | {
      readonly state: 'failed';
      readonly cause: DevicePartState | 'not-begun';
      /** A kiosk that prints, by its name; not there where the server knows none. */
      readonly elsewhere?: string;
    };

export type Browsing =
  | { readonly at: 'home' }
  | { readonly at: 'themes' }
  | { readonly at: 'items'; readonly theme: string }
  | { readonly at: 'search'; readonly typed: string }
  | { readonly at: 'no-card' };

/** The last look before the ticket: what it is for, and a card or none. `from` is where `back` leads. */
export interface Confirming {
  readonly at: 'confirm';
  readonly wish: Wish;
  /** Group that the visitor says to belong to; only staff can grant it. */
  readonly group: Group | null;
  /** Number of like matters, for clerks of units (B-22). */
  readonly matters: number;
  /** Why the last card was not read; null where none failed. */
  readonly fault: CardFault | null;
  readonly from: Browsing;
}

/** A card is asked for, to find the tickets that its holder has taken. */
export interface Identifying {
  readonly at: 'identify';
  readonly fault: CardFault | null;
}

/** The tickets that somebody holds (B-12); empty where the card has none, and when the last was given up. */
export interface Found {
  readonly at: 'found';
  readonly tickets: readonly ShownTicket[];
  /** `already`: a second ticket for one matter was asked for. `card`: the visitor looked for tickets. */
  readonly why: 'already' | 'card';
  /** Ticket whose giving up must still be confirmed. */
  readonly givingUp: ShownTicket['id'] | null;
}

/** A booking as the kiosk shows it; its code opens it and goes with the session. */
export type ShownBooking = Pick<BookingReply, 'code' | 'day' | 'start' | 'end' | 'serviceName'>;
export type FreeSlot = Pick<ShownBooking, 'day' | 'start' | 'end'>;

/** By card or by code (预约签到, A-02). */
export interface CheckingIn {
  readonly at: 'check-in';
  readonly fault: CardFault | null;
}
export interface EnteringCode {
  readonly at: 'booking-code';
  /** Signs of a booking code so far; eight make one. */
  readonly typed: string;
}
/** The open bookings of a card, at least one: without any the screen is `booking-stopped`. */
export interface Bookings {
  readonly at: 'bookings';
  readonly bookings: readonly ShownBooking[];
}

/** Why a booking is no ticket now; each is said in words with what can be done. */
export type BookingStop =
  | { readonly why: 'early'; readonly opensAt: number }
  /** `next`: free slots that it can be moved to. */
  | { readonly why: 'lapsed'; readonly next: readonly FreeSlot[] }
  | { readonly why: 'another-day'; readonly day: string; readonly start: string }
  | { readonly why: 'used' }
  | { readonly why: 'unknown' }
  | { readonly why: 'moved'; readonly booking: ShownBooking };

/** What a check-in came to that made no ticket, also a booking that was moved just now. */
export interface BookingStopped {
  readonly at: 'booking-stopped';
  /** Null where a card has no booking. */
  readonly code: string | null;
  readonly stop: BookingStop;
}

/** What the kiosk waits for. Each has a time limit where it is done. */
export type Job =
  | { readonly kind: 'issue'; readonly from: Confirming }
  | { readonly kind: 'find'; readonly from: Browsing | Identifying }
  | { readonly kind: 'cancel'; readonly ticket: ShownTicket['id']; readonly from: Found }
  | { readonly kind: 'reactivate'; readonly ticket: ShownTicket['id']; readonly from: Found }
  | { readonly kind: 'find-bookings'; readonly from: CheckingIn | Identifying | Browsing }
  | {
      readonly kind: 'check-in';
      readonly code: string;
      readonly asWalkIn: boolean;
      readonly from: EnteringCode | Bookings | BookingStopped;
    }
  | { readonly kind: 'open-ticket'; readonly ticket: string; readonly from: Screen }
  | { readonly kind: 'read-e-card'; readonly from: Screen }
  | { readonly kind: 'move-booking'; readonly code: string; readonly slot: FreeSlot; readonly from: BookingStopped };

export type Screen =
  | Browsing
  | Confirming
  | Identifying
  | Found
  | CheckingIn
  | EnteringCode
  | Bookings
  | BookingStopped
  | { readonly at: 'priority'; readonly confirm: Confirming }
  | { readonly at: 'working'; readonly job: Job; readonly request: number }
  | { readonly at: 'ticket'; readonly ticket: ShownTicket; readonly print: PrintState; readonly area: Text | null }
  | { readonly at: 'closed' }
  /** Staff look after the devices: nobody is served, and no visitor's time limit holds (D-23). */
  | { readonly at: 'maintenance' }
  /** The hall's system is not reached. `again` is what is tried anew when it is back. */
  | { readonly at: 'cut-off'; readonly again: { readonly job: Job; readonly request: number } | null }
  | { readonly at: 'refused'; readonly code: string; readonly detail: string; readonly from: Screen }
  | { readonly at: 'goodbye'; readonly why: 'finished' | 'no-paper' | 'idle' | 'card-removed' };

export type ScreenName = Screen['at'];

/** How the screens speak and look, as the visitor has switched them; `defaultSettings` for the next one. */
export interface Settings {
  readonly language: Language;
  readonly elder: boolean;
  /** Everything within reach of a wheelchair, and a low counter with the ticket. */
  readonly lowReach: boolean;
  readonly readAloud: boolean;
}

export const defaultSettings: Settings = { language: 'zh', elder: false, lowReach: false, readAloud: false };

export type Help =
  | { readonly state: 'calling' }
  | { readonly state: 'waiting'; readonly id: HelpId }
  | { readonly state: 'acknowledged'; readonly id: HelpId }
  | { readonly state: 'failed' };

/** A short answer that the screen gives to an input that changed nothing. */
export type AnswerWords =
  | 'not-here'
  | 'please-wait'
  | 'card-not-needed'
  | 'card-unreadable'
  | 'card-too-short'
  | 'card-reader-absent'
  | 'card-not-selected'
  | 'card-not-genuine'
  | 'card-wrong'
  | 'card-no-chip-answer'
  | 'card-not-verifiable'
  | 'code-not-needed'
  | 'code-unknown'
  | 'code-unreadable'
  | 'code-receipt'
  | 'ticket-ended'
  | 'card-read'
  | 'system-back';

/** All that the flow knows, as plain data; of a person no more than a masked name, and that until the wipe (D-27). */
export interface KioskState {
  readonly screen: Screen;
  /** Whose card was read; null before, and as soon as the ticket is there. */
  readonly person: Person | null;
  readonly cardOnReader: boolean;
  readonly settings: Settings;
  /** Facts of the hall, of nobody in particular: a wipe leaves them. */
  readonly hall: { readonly reachable: boolean; readonly service: ServiceState | null };
  /** Null while nobody has called staff. */
  readonly help: Help | null;
  /** The 30 s warning is on the screen. */
  readonly warned: boolean;
  readonly answer: AnswerWords | null;
  /** Counts what was asked of the server, so that a late answer is known as late. */
  readonly requests: number;
}

/** The first screen as delivered. A hall that nothing is known of counts as not reached. */
export function initialState(hall: KioskState['hall'] = { reachable: false, service: null }): KioskState {
  return {
    screen: { at: 'home' },
    person: null,
    cardOnReader: false,
    settings: defaultSettings,
    hall,
    help: null,
    warned: false,
    answer: null,
    requests: 0,
  };
}
