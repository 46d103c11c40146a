import type { HallInfoReply, HallListReply } from '../../protocol/api.ts';
import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Catalogue, ListedItem } from '../../protocol/catalogue.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Language } from '../../protocol/text.ts';
import type { BookApi } from './book-api.ts';

/** `YYYY-MM-DD` and `HH:MM` on the hall's clock. */
export interface ChosenSlot {
  readonly day: string;
  readonly start: string;
  readonly end: string;
}

/** What was chosen and typed so far. It lives as long as the page, and is forgotten once the place is booked. */
export interface Draft {
  /** Undefined until a choice is made; null is a matter that the list does not name. */
  item: ListedItem | null | undefined;
  query: string;
  day: string;
  slot: ChosenSlot | null;
  name: string;
  idNumber: string;
  phone: string;
  /** Sent, and not answered yet: a press that is repeated books once. */
  unanswered: { readonly content: string; readonly key: string } | null;
}

/** What stands on the page: one question, or one booking. */
export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem | null; readonly again: () => void }
  | { readonly kind: 'halls'; readonly halls: HallListReply['halls'] }
  | { readonly kind: 'matter' }
  | { readonly kind: 'slot'; readonly slots: SlotsReply; readonly moving: BookingReply | null }
  | { readonly kind: 'person'; readonly problem: Problem | null }
  | { readonly kind: 'find'; readonly problem: Problem | null }
  | { readonly kind: 'booking'; readonly booking: BookingReply; readonly isNew: boolean; readonly asksCancel: boolean };

/** What the screens of the booking page share. */
export interface BookingDesk {
  readonly api: BookApi;
  readonly language: Language;
  readonly draft: Draft;
  hall: HallInfoReply | null;
  catalogue: Catalogue | null;
  /** Shows something else, from its top. */
  show(view: View): void;
  /** Begins with a hall: its items, then the first question. */
  openHall(id: string): void;
  /** Asks when: for a new booking, or for another time of one that stands. */
  chooseSlot(moving: BookingReply | null): void;
  openBooking(code: string): void;
  /** A booking is on the page: its code stands behind the #, which never leaves the phone. */
  showBooking(booking: BookingReply, isNew: boolean): void;
  startAnew(): void;
}
