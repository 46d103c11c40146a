import { type ReadonlySignal, signal } from '@preact/signals';
import type { TicketReply } from '../../protocol/api.ts';
import type { BookAppointmentBody, BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { tidyIdNumber } from '../../ui/identity/id-number.ts';
import { type CommandRunner, createCommandRunner, type Ran } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';

export type Slot = Pick<BookingReply, 'day' | 'start' | 'end'>;

export type BookingsDialog =
  | { readonly kind: 'book'; readonly slot: Slot }
  | { readonly kind: 'booking'; readonly booking: BookingReply; readonly isNew: boolean }
  | { readonly kind: 'move' | 'cancel'; readonly booking: BookingReply }
  | { readonly kind: 'found'; readonly bookings: readonly BookingReply[] };

/** Why a search opened nothing: what was typed is no code and no number, nobody has that code, or the person has no open booking. */
export type FindFault = 'unclear' | 'unknown-code' | 'none';

/** Nothing rejects: a refusal stands in `problem`. What is pressed while a command is under way is not sent. */
export interface BookingsModel {
  /** Null until they are read. */
  readonly slots: ReadonlySignal<SlotsReply | null>;
  readonly bookings: ReadonlySignal<readonly BookingReply[]>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly dialog: ReadonlySignal<BookingsDialog | null>;
  /** Refusal of the last thing that was asked. */
  readonly problem: ReadonlySignal<Problem | null>;
  readonly findFault: ReadonlySignal<FindFault | null>;
  /** The ticket that a booking became just now, while its dialog is open. */
  readonly ticket: ReadonlySignal<TicketReply | null>;
  readonly busy: CommandRunner['busy'];
  /** Reads now and every so often, until it is stopped. */
  start(): () => void;
  open(dialog: BookingsDialog | null): void;
  /** Opens the booking of a code, or those of the person with an ID number; tells whether it opened any. */
  find(text: string): Promise<boolean>;
  openCode(code: string): Promise<void>;
  book(body: BookAppointmentBody): Promise<void>;
  move(booking: BookingReply, slot: Slot): Promise<void>;
  cancel(booking: BookingReply, reason: string): Promise<void>;
  checkIn(booking: BookingReply, asWalkIn: boolean): Promise<void>;
}

const everyMs = 10_000;

/** Bookings on behalf of callers: the places left, who has booked, and what staff do about it. */
export function createBookingsModel(ports: {
  readonly api: Pick<
    ConsoleApi,
    'slots' | 'bookings' | 'catalogue' | 'book' | 'booking' | 'bookingsOf' | 'moveBooking' | 'cancelBooking' | 'checkIn'
  >;
  readonly hall: HallId;
  readonly newKey: () => string;
}): BookingsModel {
  const { api, hall } = ports;
  const slots = signal<SlotsReply | null>(null);
  const bookings = signal<readonly BookingReply[]>([]);
  const catalogue = signal<Catalogue | null>(null);
  const dialog = signal<BookingsDialog | null>(null);
  const problem = signal<Problem | null>(null);
  const findFault = signal<FindFault | null>(null);
  const ticket = signal<TicketReply | null>(null);
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => read });

  async function read(): Promise<void> {
    const [free, booked] = await Promise.all([api.slots(hall), api.bookings(hall)]);
    if (free.ok) slots.value = free.value;
    else if (slots.peek() === null) problem.value = free.error;
    if (booked.ok) bookings.value = booked.value.bookings;
  }

  async function readCatalogue(): Promise<void> {
    const answer = await api.catalogue(hall);
    if (answer.ok) catalogue.value = answer.value;
    else problem.value = answer.error;
  }

  function open(next: BookingsDialog | null): void {
    problem.value = null;
    ticket.value = null;
    dialog.value = next;
  }

  /** Takes what a command was answered; a refusal stays in its dialog, and the places are read anew: others book as well. */
  function settle<Value>(ran: Ran<Value>, onDone: (value: Value) => void): void {
    if (ran.kind === 'still-busy') return;
    if (ran.result.ok) onDone(ran.result.value);
    else {
      problem.value = ran.result.error;
      void read();
    }
  }

  async function openCode(code: string): Promise<void> {
    const answer = await api.booking(code);
    if (answer.ok) open({ kind: 'booking', booking: answer.value, isNew: false });
    else problem.value = answer.error;
  }

  async function openFoundCode(code: string): Promise<void> {
    await openCode(code);
    if (problem.peek()?.code !== 'unknown_booking') return;
    problem.value = null;
    findFault.value = 'unknown-code';
  }

  async function openBookingsOf(idNumber: string): Promise<void> {
    const answer = await api.bookingsOf(hall, idNumber);
    if (!answer.ok) {
      problem.value = answer.error;
      return;
    }
    const [first, ...others] = answer.value.bookings;
    if (first === undefined) findFault.value = 'none';
    else if (others.length === 0) await openCode(first.code);
    else open({ kind: 'found', bookings: answer.value.bookings });
  }

  return {
    slots,
    bookings,
    catalogue,
    dialog,
    problem,
    findFault,
    ticket,
    busy: runner.busy,
    start() {
      const timer = setInterval(() => void read(), everyMs);
      void read();
      void readCatalogue();
      return () => clearInterval(timer);
    },
    open,
    async find(text) {
      problem.value = null;
      findFault.value = null;
      const asked = tidyIdNumber(text).replace(/-/g, '');
      if (/^[0-9A-Z]{6,10}$/.test(asked)) await openFoundCode(asked);
      else if (/^[0-9A-Z]{15,18}$/.test(asked)) await openBookingsOf(asked);
      else findFault.value = 'unclear';
      return problem.peek() === null && findFault.peek() === null;
    },
    openCode,
    async book(body) {
      problem.value = null;
      const ran = await runner.run(`book ${JSON.stringify(body)}`, (key) => api.book(hall, body, key));
      settle(ran, (booking) => open({ kind: 'booking', booking, isNew: true }));
    },
    async move(booking, { day, start }) {
      problem.value = null;
      const ran = await runner.run(`move ${booking.id} ${day} ${start}`, (key) =>
        api.moveBooking(booking.code, { day, start }, key),
      );
      settle(ran, (moved) => open({ kind: 'booking', booking: moved, isNew: false }));
    },
    async cancel(booking, reason) {
      problem.value = null;
      const ran = await runner.run(`cancel ${booking.id} ${reason}`, (key) =>
        api.cancelBooking(booking.code, reason, key),
      );
      settle(ran, () => open(null));
    },
    async checkIn(booking, asWalkIn) {
      problem.value = null;
      const body = asWalkIn ? { code: booking.code, asWalkIn } : { code: booking.code };
      const ran = await runner.run(`check in ${booking.id} ${asWalkIn}`, (key) => api.checkIn(hall, body, key));
      settle(ran, (issued) => {
        ticket.value = issued;
      });
    },
  };
}
