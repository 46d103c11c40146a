import { localMinutes } from '../../../protocol/clock.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import type { HalfHour } from '../../../protocol/manager-api.ts';
import type { HallEvent } from '../../domain/hall.ts';

interface Slot {
  issued: number;
  finished: number;
  noShows: number;
  /** Seconds from the start of the wait to the first call, of those called in this half hour. */
  waits: number[];
}

/** Today in half hours, by the moment at which something happened (B-07). */
export interface HalfHoursView {
  slots: Map<number, Slot>;
  /** Start of the wait of each ticket that was not called yet. */
  waitingSince: Map<TicketId, number>;
}

export function initialHalfHours(): HalfHoursView {
  return { slots: new Map(), waitingSince: new Map() };
}

/** Folds one event in place. */
export function foldHalfHours(view: HalfHoursView, event: HallEvent, utcOffsetMinutes: number): void {
  const slot = (): Slot => slotAt(view, Math.floor(localMinutes(event.at, utcOffsetMinutes) / 30));
  switch (event.type) {
    case 'ServiceDayOpened':
      view.slots.clear();
      view.waitingSince.clear();
      return;
    case 'TicketIssued':
      slot().issued += 1;
      view.waitingSince.set(event.ticket, Math.max(event.at, event.appointmentAt ?? 0));
      return;
    case 'TicketCalled': {
      const since = view.waitingSince.get(event.ticket);
      if (since === undefined) return;
      view.waitingSince.delete(event.ticket);
      slot().waits.push(Math.max(0, (event.at - since) / 1000));
      return;
    }
    case 'TicketFinished':
      slot().finished += 1;
      return;
    case 'TicketMissed':
      slot().noShows += 1;
      return;
    default:
      return;
  }
}

/** From the first half hour with anything in it to the last. */
export function projectHalfHours(view: HalfHoursView): HalfHour[] {
  const indexes = [...view.slots.keys()];
  if (indexes.length === 0) return [];
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  return Array.from({ length: last - first + 1 }, (_, index) => halfHour(first + index, view.slots.get(first + index)));
}

function halfHour(index: number, slot: Slot = { issued: 0, finished: 0, noShows: 0, waits: [] }): HalfHour {
  const { issued, finished, noShows } = slot;
  const waits = [...slot.waits].sort((a, b) => a - b);
  const from = `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  return {
    from,
    issued,
    called: waits.length,
    finished,
    noShows,
    meanWaitSeconds: waits.length > 0 ? Math.round(mean) : null,
    p90WaitSeconds: waits.length > 0 ? Math.round(waits[Math.ceil(waits.length * 0.9) - 1] ?? 0) : null,
  };
}

function slotAt(view: HalfHoursView, index: number): Slot {
  const known = view.slots.get(index);
  if (known) return known;
  const fresh: Slot = { issued: 0, finished: 0, noShows: 0, waits: [] };
  view.slots.set(index, fresh);
  return fresh;
}
