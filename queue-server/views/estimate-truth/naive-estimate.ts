import type { TicketId, WindowId } from '../../../protocol/ids.ts';
import type { HallEvent } from '../../domain/hall.ts';
import type { UndoneStep } from '../../domain/queue/events.ts';

/** What the formula needs that other systems print: people waiting × mean service time ÷ windows. Kept to be compared with. */
export interface NaiveHall {
  waiting: Set<TicketId>;
  open: Set<WindowId>;
  servedSince: Map<TicketId, number>;
  /** All services so far. */
  services: number;
  serviceSeconds: number;
}

export function initialNaive(): NaiveHall {
  return { waiting: new Set(), open: new Set(), servedSince: new Map(), services: 0, serviceSeconds: 0 };
}

/** Seconds that the formula says to who comes now; 0 while nothing was ever served. */
export function naiveSeconds({ waiting, open, services, serviceSeconds }: NaiveHall): number {
  const mean = services === 0 ? 0 : serviceSeconds / services;
  return (waiting.size * mean) / Math.max(1, open.size);
}

/** Folds one event in place. */
export function foldNaive(hall: NaiveHall, event: HallEvent): void {
  switch (event.type) {
    case 'ServiceDayOpened':
      hall.waiting.clear();
      hall.servedSince.clear();
      return;
    case 'TicketIssued':
    case 'CallReturned':
    case 'TicketReactivated':
    case 'TicketTransferred':
      hall.waiting.add(event.ticket);
      hall.servedSince.delete(event.ticket);
      return;
    case 'TicketCalled':
    case 'TicketCancelled':
    case 'TicketExpired':
      hall.waiting.delete(event.ticket);
      return;
    case 'ServiceStarted':
      hall.servedSince.set(event.ticket, event.at);
      return;
    // The time away of who was on hold is nobody's work: such services are left out of the mean.
    case 'TicketHeld':
      hall.servedSince.delete(event.ticket);
      return;
    case 'TicketFinished': {
      const since = hall.servedSince.get(event.ticket);
      if (since === undefined) return;
      hall.servedSince.delete(event.ticket);
      hall.services += 1;
      hall.serviceSeconds += (event.at - since) / 1000;
      return;
    }
    case 'WindowOpened':
    case 'WindowContinued':
      hall.open.add(event.window);
      return;
    case 'WindowPaused':
    case 'WindowClosing':
    case 'WindowClosed':
      hall.open.delete(event.window);
      return;
    case 'WindowActionUndone':
      for (const step of event.undone) takeBack(hall, step);
      return;
    default:
      return;
  }
}

/** A call that is taken back waits again; a transfer that is taken back stands at its window again. */
function takeBack(hall: NaiveHall, { type, ticket }: UndoneStep): void {
  if (type === 'TicketCalled') hall.waiting.add(ticket);
  if (type === 'TicketTransferred') hall.waiting.delete(ticket);
  if (type === 'ServiceStarted') hall.servedSince.delete(ticket);
}
