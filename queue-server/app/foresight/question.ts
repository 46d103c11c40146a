import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { WindowId } from '../../../protocol/ids.ts';
import type { ForesightQuestion } from '../../domain/estimate/foresight.ts';
import type { ForwardWindow } from '../../domain/estimate/forward-simulation.ts';
import { slownessFactor } from '../../domain/estimate/teller-speed.ts';
import type { HallState } from '../../domain/hall.ts';
import { allWaiting, serialiseLines } from '../../domain/queue/call-order/waiting-lines.ts';
import { bareTicket } from '../../domain/queue/call-order/waiting-ticket.ts';
import type { QueueState } from '../../domain/queue/state.ts';
import { callingWindow, type ServiceWindow } from '../../domain/queue/window.ts';
import { foreseenOpenings } from '../../domain/tidal/plan-ahead.ts';
import type { TidalState } from '../../domain/tidal/tidal-rule.ts';
import { dayFrame, outlookOf, planOfWindow, volumeToday } from '../../views/visits/outlook.ts';
import type { VisitsView } from '../../views/visits/visits.ts';

/** The tidal rule as it stands, and who could open a window. */
interface Tide {
  readonly tide: TidalState;
  readonly freeTellers: number;
}

/** The present of a hall as the estimate needs it, copied: the state may move on while it is answered. */
export function questionOf(
  hall: HallState,
  config: HallConfig,
  visits: VisitsView,
  now: number,
  tide: Tide,
): ForesightQuestion {
  const { queue } = hall;
  const openings = openingsOf(hall, config, visits, now, tide);
  const { midnight, lastTicketAt } = dayFrame(config, now);
  return {
    now,
    midnight,
    lastTicketAt,
    tickets: allWaiting(queue.lines).map(bareTicket),
    lines: serialiseLines(queue.lines),
    windows: [...queue.windows.values()].map((window) => forward(window, queue, openings, config, visits, now)),
    model: visits.model,
    volume: volumeToday(visits, midnight, now),
    slowness: slownessFactor(visits.hallSlowness),
    order: config.order,
    calibration: visits.calibration,
    seed: Math.floor(now / 1000) % 2_147_483_647,
  };
}

/** How far the rule is played ahead: beyond, the forecast says too little of single windows. */
const foreseenMinutes = 60;

/**
 * Tidal windows on their way, with the moment of their decision, and where the rule decides by itself also those that it
 * is going to open: an estimate that feared a peak which will be met would be too long (B-16).
 */
function openingsOf(
  hall: HallState,
  config: HallConfig,
  visits: VisitsView,
  now: number,
  { tide, freeTellers }: Tide,
): ReadonlyMap<WindowId, number> {
  const { opening } = hall.tide;
  const closed = [...hall.queue.windows.values()].filter(
    (window) => window.config.tidal && window.status === 'closed' && !opening.has(window.id),
  );
  const staffed = Math.min(closed.length, freeTellers - opening.size);
  if (config.tidal.mode !== 'automatic' || staffed <= 0) return opening;
  const stand = { state: tide, config: config.tidal, open: [], staffed };
  const foreseen = foreseenOpenings(outlookOf(hall, config, visits, now), stand, foreseenMinutes);
  const leadMs = config.tidal.leadMinutes * 60_000;
  const added = foreseen.flatMap((at, index) => {
    const window = closed[index];
    return window ? [[window.id, at - leadMs] as const] : [];
  });
  return new Map([...opening, ...added]);
}

function forward(
  window: ServiceWindow,
  queue: QueueState,
  openings: ReadonlyMap<WindowId, number>,
  config: HallConfig,
  visits: VisitsView,
  now: number,
): ForwardWindow {
  const ticket = window.ticket === null ? undefined : queue.tickets.get(window.ticket);
  const since = ticket?.servedSince ?? ticket?.lastCallAt ?? now;
  return {
    ...planOfWindow(window, openings.get(window.id) ?? null, config, visits, now),
    calling: callingWindow(window),
    busy: ticket ? { since, service: ticket.service, matters: ticket.matters, ageClass: ticket.ageClass } : null,
  };
}
