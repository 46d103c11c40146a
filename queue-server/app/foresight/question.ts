import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { ForesightQuestion } from '../../domain/estimate/foresight.ts';
import type { ForwardWindow } from '../../domain/estimate/forward-simulation.ts';
import { slownessFactor } from '../../domain/estimate/teller-speed.ts';
import type { HallState } from '../../domain/hall.ts';
import { allWaiting, serialiseLines } from '../../domain/queue/call-order/waiting-lines.ts';
import type { WaitingTicket } from '../../domain/queue/call-order/waiting-ticket.ts';
import { callingWindow, type ServiceWindow } from '../../domain/queue/window.ts';
import { dayFrame, planOfWindow, volumeToday } from '../../views/visits/outlook.ts';
import type { VisitsView } from '../../views/visits/visits.ts';

/** The present of a hall as the estimate needs it, copied: the state may move on while it is answered. */
export function questionOf(hall: HallState, config: HallConfig, visits: VisitsView, now: number): ForesightQuestion {
  const { queue } = hall;
  const { midnight, lastTicketAt } = dayFrame(config, now);
  return {
    now,
    midnight,
    lastTicketAt,
    tickets: allWaiting(queue.lines).map(bare),
    lines: serialiseLines(queue.lines),
    windows: [...queue.windows.values()].map((window) => forward(window, hall, config, visits, now)),
    model: visits.model,
    volume: volumeToday(visits, midnight, now),
    slowness: slownessFactor(visits.hallSlowness),
    order: config.order,
    calibration: visits.calibration,
    seed: Math.floor(now / 1000) % 2_147_483_647,
  };
}

function forward(
  window: ServiceWindow,
  { queue, tide }: HallState,
  config: HallConfig,
  visits: VisitsView,
  now: number,
): ForwardWindow {
  const ticket = window.ticket === null ? undefined : queue.tickets.get(window.ticket);
  const since = ticket?.servedSince ?? ticket?.lastCallAt ?? now;
  return {
    ...planOfWindow(window, tide.opening.get(window.id) ?? null, config, visits, now),
    calling: callingWindow(window),
    busy: ticket ? { since, service: ticket.service, ageClass: ticket.ageClass } : null,
  };
}

/** Only what the call order looks at: the queue's own tickets hold more, and some of it cannot be sent to a thread. */
function bare(ticket: WaitingTicket): WaitingTicket {
  const { id, number, priorityClass, pool, service, flags, issuedAt, issueOrder, rankAt, appointmentAt } = ticket;
  const { ageClass, overtaken, budget, reservedFor, behindUntilCall } = ticket;
  return {
    id,
    number,
    priorityClass,
    pool,
    service,
    flags,
    issuedAt,
    issueOrder,
    rankAt,
    appointmentAt,
    ageClass,
    overtaken,
    budget,
    reservedFor,
    behindUntilCall,
  };
}
