import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Language } from '../../protocol/text.ts';
import type { ClientProblem } from '../../ui/client/client-problem.ts';
import { newRequestKey } from '../../ui/client/request-key.ts';
import type { Effect } from '../flow/outcome.ts';
import type { BookingStop, FreeSlot, ShownBooking } from '../flow/state.ts';
import type { HallApi } from './hall-api.ts';
import type { Send } from './kiosk.ts';
import { shownTicket } from './shown-ticket.ts';

type CheckIn = Extract<Effect, { type: 'check-in' }>;
type Move = Extract<Effect, { type: 'move-booking' }>;

/** So many other times are offered for a booking that has lapsed. */
const offeredSlots = 3;

export interface BookingParts {
  readonly api: HallApi;
  readonly language: () => Language;
  /** What any refusal comes to that is not about the booking. */
  readonly refuse: (request: number, problem: ClientProblem, send: Send) => void;
}

/** Each command comes to one input, whatever it is answered, and never rejects. */
export interface BookingRunner {
  checkIn(effect: CheckIn, send: Send): Promise<void>;
  move(effect: Move, send: Send): Promise<void>;
  /** Drops the key of what was tried: part of every wipe, and of every question that is given up. */
  forget(): void;
}

/** What the screens need of a booking, and no more: neither its id nor its ticket. Pure. */
export function shownBooking({ code, day, start, end, serviceName }: BookingReply): ShownBooking {
  return { code, day, start, end, serviceName };
}

/** Does what the flow asks of bookings. A command keeps its key while it is tried, so that it is done once. */
export function createBookingRunner({ api, language, refuse }: BookingParts): BookingRunner {
  let current: { request: number; key: string } | null = null;

  function keyOf(request: number): string {
    if (current?.request !== request) current = { request, key: newRequestKey() };
    return current.key;
  }

  async function checkIn({ request, code, asWalkIn }: CheckIn, send: Send): Promise<void> {
    const answer = await api.checkIn({ code, asWalkIn, language: language() }, keyOf(request));
    if (answer.ok) {
      send({ type: 'ticket-issued', request, ticket: shownTicket(answer.value, null) });
      return;
    }
    const stop = await stopOf(answer.error, api);
    if (stop === null) refuse(request, answer.error, send);
    else send({ type: 'booking-stopped', request, code, stop });
  }

  async function move({ request, code, slot }: Move, send: Send): Promise<void> {
    const answer = await api.moveBooking(code, slot, keyOf(request));
    if (answer.ok) {
      const stop: BookingStop = { why: 'moved', booking: shownBooking(answer.value) };
      send({ type: 'booking-stopped', request, code, stop });
    } else if (answer.error.code === 'slot_full' || answer.error.code === 'slot_not_bookable') {
      // Somebody was quicker: the next ones are offered.
      send({ type: 'booking-stopped', request, code, stop: { why: 'lapsed', next: await nextSlots(api) } });
    } else refuse(request, answer.error, send);
  }

  return {
    checkIn,
    move,
    forget() {
      current = null;
    },
  };
}

/** What a refusal means for the booking; null where it is not about it. */
async function stopOf(problem: ClientProblem, api: HallApi): Promise<BookingStop | null> {
  const { opensAt, day, start } = problem;
  switch (problem.code) {
    case 'check_in_too_early':
      return typeof opensAt === 'number' ? { why: 'early', opensAt } : null;
    case 'check_in_too_late':
      return { why: 'lapsed', next: await nextSlots(api) };
    case 'check_in_another_day':
      return typeof day === 'string' && typeof start === 'string' ? { why: 'another-day', day, start } : null;
    case 'booking_closed':
      return { why: 'used' };
    case 'unknown_booking':
      return { why: 'unknown' };
    default:
      return null;
  }
}

async function nextSlots(api: HallApi): Promise<readonly FreeSlot[]> {
  const answer = await api.slots();
  return answer.ok ? freeSlots(answer.value).slice(0, offeredSlots) : [];
}

function freeSlots({ days }: SlotsReply): FreeSlot[] {
  return days.flatMap(({ day, slots }) =>
    slots.filter(({ left }) => left > 0).map(({ start, end }) => ({ day, start, end })),
  );
}
