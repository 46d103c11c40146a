import { localMinutes } from '../../../protocol/clock.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import type { HalfHour } from '../../../protocol/manager-api.ts';
import type { HallEvent } from '../../domain/hall.ts';
import type { UndoneStep } from '../../domain/queue/events.ts';
import { waitStart } from '../../domain/queue/priority-class.ts';

interface Slot {
  issued: number;
  finished: number;
  noShows: number;
  /** Seconds from the start of the wait to the first call, of those called in this half hour. */
  waits: number[];
}

/** What a ticket has counted for, so that a step that is taken back counts no more. */
interface Counted {
  readonly since: number;
  calls: number;
  firstCall: { readonly slot: Slot; readonly wait: number } | null;
  finishedIn: Slot | null;
  missedIn: Slot | null;
}

/** Today in half hours, by the moment at which something happened (B-07). */
export interface HalfHoursView {
  slots: Map<number, Slot>;
  tickets: Map<TicketId, Counted>;
}

export function initialHalfHours(): HalfHoursView {
  return { slots: new Map(), tickets: new Map() };
}

/** Folds one event in place. */
export function foldHalfHours(view: HalfHoursView, event: HallEvent, utcOffsetMinutes: number): void {
  const slot = (): Slot => slotAt(view, Math.floor(localMinutes(event.at, utcOffsetMinutes) / 30));
  switch (event.type) {
    case 'ServiceDayOpened':
      view.slots.clear();
      view.tickets.clear();
      return;
    case 'TicketIssued': {
      const since = waitStart(event.priorityClass, event.at, event.appointmentAt);
      slot().issued += 1;
      view.tickets.set(event.ticket, { since, calls: 0, firstCall: null, finishedIn: null, missedIn: null });
      return;
    }
    case 'TicketCalled': {
      const counted = view.tickets.get(event.ticket);
      if (counted) countCall(counted, slot(), event.at);
      return;
    }
    case 'TicketFinished': {
      const counted = view.tickets.get(event.ticket);
      slot().finished += 1;
      if (counted) counted.finishedIn = slot();
      return;
    }
    case 'TicketMissed': {
      const counted = view.tickets.get(event.ticket);
      slot().noShows += 1;
      if (counted) counted.missedIn = slot();
      return;
    }
    case 'WindowActionUndone':
      for (const step of event.undone) takeBack(view, step);
      return;
    default:
      return;
  }
}

function countCall(counted: Counted, slot: Slot, at: number): void {
  counted.calls += 1;
  if (counted.calls > 1) return;
  const wait = Math.max(0, (at - counted.since) / 1000);
  slot.waits.push(wait);
  counted.firstCall = { slot, wait };
}

function takeBack(view: HalfHoursView, { type, ticket }: UndoneStep): void {
  const counted = view.tickets.get(ticket);
  if (!counted) return;
  if (type === 'TicketFinished' && counted.finishedIn) {
    counted.finishedIn.finished -= 1;
    counted.finishedIn = null;
  }
  if (type === 'TicketMissed' && counted.missedIn) {
    counted.missedIn.noShows -= 1;
    counted.missedIn = null;
  }
  if (type !== 'TicketCalled') return;
  counted.calls -= 1;
  if (counted.calls > 0 || !counted.firstCall) return;
  const { slot, wait } = counted.firstCall;
  slot.waits.splice(slot.waits.lastIndexOf(wait), 1);
  counted.firstCall = null;
}

/** From the first half hour with anything in it to the last. */
export function projectHalfHours(view: HalfHoursView): HalfHour[] {
  const indexes = [...view.slots.keys()];
  if (indexes.length === 0) return [];
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  return Array.from({ length: last - first + 1 }, (_, index) => halfHour(first + index, view.slots.get(first + index)));
}

function halfHour(index: number, slot: Slot = emptySlot()): HalfHour {
  const { issued, finished, noShows } = slot;
  const waits = [...slot.waits].sort((a, b) => a - b);
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  return {
    from: halfHourName(index),
    issued,
    called: waits.length,
    finished,
    noShows,
    meanWaitSeconds: waits.length > 0 ? Math.round(mean) : null,
    p90WaitSeconds: waits.length > 0 ? Math.round(waits[Math.ceil(waits.length * 0.9) - 1] ?? 0) : null,
  };
}

/** `HH:MM` at which a half hour of the day begins. */
export function halfHourName(index: number): string {
  return `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
}

function emptySlot(): Slot {
  return { issued: 0, finished: 0, noShows: 0, waits: [] };
}

function slotAt(view: HalfHoursView, index: number): Slot {
  const known = view.slots.get(index);
  if (known) return known;
  const fresh = emptySlot();
  view.slots.set(index, fresh);
  return fresh;
}
