import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Slot } from './bookings-model.ts';

/** A slot as the calendar shows it. */
export interface SlotCell extends Slot {
  readonly left: number;
  /** Places that bookings hold; a cancelled, lapsed or missed one holds none. */
  readonly taken: number;
}

/** The slots of a day that can still be booked, with what is left and taken. */
export function slotCells(slots: SlotsReply, bookings: readonly BookingReply[], day: string): readonly SlotCell[] {
  const found = slots.days.find((one) => one.day === day);
  return (found?.slots ?? []).map(({ start, end, left }) => ({
    day,
    start,
    end,
    left,
    taken: bookings.filter((one) => one.day === day && one.start === start && holdsPlace(one)).length,
  }));
}

/** Places left on a day. */
export function leftOn(slots: SlotsReply, day: string): number {
  return (slots.days.find((one) => one.day === day)?.slots ?? []).reduce((sum, { left }) => sum + left, 0);
}

/** Where an arrow key leads in a grid of so many columns; null for other keys. At an edge it stays. */
export function stepTo(key: string, at: number, count: number, columns: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = at + step;
  return to < 0 || to >= count ? at : to;
}

/** Bookings of a day, or of one slot of it, as they follow each other. */
export function bookingsOn(
  bookings: readonly BookingReply[],
  day: string,
  start: string | null,
): readonly BookingReply[] {
  return bookings.filter((one) => one.day === day && (start === null || one.start === start));
}

/** How many places each group of matters holds, largest first. `themeOf` answers null for a matter without a group. */
export function countByTheme<Theme>(
  bookings: readonly BookingReply[],
  themeOf: (service: number | null) => Theme | null,
): readonly { readonly theme: Theme | null; readonly count: number }[] {
  const counts = new Map<Theme | null, number>();
  for (const booking of bookings.filter(holdsPlace)) {
    const theme = themeOf(booking.service);
    counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return [...counts].map(([theme, count]) => ({ theme, count })).sort((a, b) => b.count - a.count);
}

function holdsPlace({ status }: BookingReply): boolean {
  return status === 'booked' || status === 'checked-in';
}
