import { addDays, localDay } from '../../../../protocol/clock.ts';
import { ok } from '../../../../protocol/result.ts';
import type { RollServiceDay } from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { Decision } from './decision.ts';

/** A clock that is further behind the open day than this was put right: that day was opened by a wrong one. */
const wrongClockDays = 7;
/** Instead of a state of the printer: the kiosk that began the print never told what came of it. */
const noOutcome = 'no-outcome';

/**
 * Has a later day begun than the open one? A clock that was set back reopens no day: its numbers would be given twice. A day that
 * a wrong clock has opened far ahead ends when the clock is right again, and a day comes that is later than the one before it.
 */
export function dayIsOver(state: QueueState, now: number): boolean {
  if (state.config === null) return false;
  const today = localDay(now, state.config.utcOffsetMinutes);
  if (state.day === today) return false;
  if (state.day === null || state.day < today) return true;
  const isFarAhead = addDays(today, wrongClockDays) < state.day;
  return isFarAhead && state.dayBefore !== null && state.dayBefore < today;
}

/**
 * Ends the open day, however long ago it was: prints that nobody told the end of have failed (B-11), open tickets expire, windows
 * close, the day's counts are frozen;
 * then opens today, with counters at zero (B-23). Nothing happens where today is open already.
 */
export function decideRollDay(state: QueueState, command: RollServiceDay): Decision {
  if (!state.config || !dayIsOver(state, command.at)) return ok([]);
  const { at } = command;
  const events: QueueEvent[] = [];
  if (state.day !== null) {
    for (const [print, ticket] of state.openPrints) {
      events.push({ type: 'TicketPrintFailed', at, ticket, print, state: noOutcome });
    }
    for (const ticket of state.tickets.keys()) events.push({ type: 'TicketExpired', at, ticket, reason: 'day-end' });
    for (const window of state.windows.values()) {
      if (window.status !== 'closed') events.push({ type: 'WindowClosed', at, window: window.id, reason: 'day-end' });
    }
    const { issued, finished, noShows } = state.counts;
    const expired = state.tickets.size;
    events.push({ type: 'ServiceDayClosed', at, day: state.day, issued, finished, noShows, expired });
  }
  events.push({ type: 'ServiceDayOpened', at, day: localDay(at, state.config.utcOffsetMinutes) });
  return ok(events);
}
