import { localDay, momentOf } from '../../../protocol/clock.ts';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { WindowId } from '../../../protocol/ids.ts';
import { binMinutes, volumeFactor } from '../../domain/estimate/learned-model.ts';
import { meanSeconds, timeOfItem } from '../../domain/estimate/service-times.ts';
import { ordinarySpeed, slownessFactor } from '../../domain/estimate/teller-speed.ts';
import { type Interval, type PlannedWindow, withoutBreaks } from '../../domain/estimate/window-plan.ts';
import type { HallState } from '../../domain/hall.ts';
import { allWaiting } from '../../domain/queue/call-order/waiting-lines.ts';
import type { WaitingTicket } from '../../domain/queue/call-order/waiting-ticket.ts';
import type { QueueState } from '../../domain/queue/state.ts';
import type { ServiceWindow } from '../../domain/queue/window.ts';
import type { Outlook } from '../../domain/tidal/projection.ts';
import type { VisitsView } from './visits.ts';

/** When the hall's day begins and ends by its clock, ms. A hall that is always open is planned to its midnight. */
export function dayFrame(config: HallConfig, now: number): { midnight: number; lastTicketAt: number; ends: number } {
  const { hours, utcOffsetMinutes } = config;
  const day = localDay(now, utcOffsetMinutes);
  const midnight = momentOf(day, '00:00', utcOffsetMinutes);
  const ends = midnight + 86_400_000;
  const lastTicketAt = hours.alwaysOpen ? ends : momentOf(day, hours.lastTicket, utcOffsetMinutes);
  return { midnight, lastTicketAt, ends };
}

/**
 * What a window is going to do today: one that is staffed goes on, but for its breaks; a tidal one on its way opens after
 * the lead that it takes. `openingSince`: when its opening was decided, ms; null where it was not.
 */
export function planOfWindow(
  window: ServiceWindow,
  openingSince: number | null,
  config: HallConfig,
  visits: VisitsView,
  now: number,
): PlannedWindow {
  const { ends } = dayFrame(config, now);
  const working = window.status === 'ready' || window.status === 'serving';
  const opensAt = openingSince === null ? null : Math.max(now, openingSince + config.tidal.leadMinutes * 60_000);
  const from = working ? now : opensAt;
  const whole: Interval = { from: from ?? ends, to: ends };
  const speed = window.staff === null ? ordinarySpeed : (visits.tellerSlowness.get(window.staff) ?? ordinarySpeed);
  return {
    open: from === null ? [] : withoutBreaks(whole, breaksOf(window.id, config, now)),
    slowness: slownessFactor(speed),
  };
}

/** The hall as the projection of the wait sees it. */
export function outlookOf(
  { queue, tide }: Pick<HallState, 'queue' | 'tide'>,
  config: HallConfig,
  visits: VisitsView,
  now: number,
  without: WindowId | null = null,
): Outlook {
  const slowness = slownessFactor(visits.hallSlowness);
  const { midnight, lastTicketAt } = dayFrame(config, now);
  let seconds = 0;
  for (const ticket of allWaiting(queue.lines)) {
    if (ticket.pool !== 'common') continue;
    seconds += ticket.matters * meanSeconds(timeOfItem(visits.model.times, ticket.service, ticket.ageClass));
  }
  const windows = [...queue.windows.values()].filter(
    (window) => window.config.kind === 'comprehensive' && window.id !== without,
  );
  return {
    now,
    midnight,
    lastTicketAt,
    workMinutes: (seconds / 60) * slowness * (1 - visits.model.noShowShare),
    model: visits.model,
    volume: volumeToday(visits, midnight, now),
    slowness,
    windows: windows.map((window) => planOfWindow(window, tide.opening.get(window.id) ?? null, config, visits, now)),
  };
}

/** The longest present wait, ms: what the hall's promise is measured by. */
export function longestWaitMs(queue: QueueState, now: number): number {
  return longestOf(allWaiting(queue.lines), now);
}

/** The longest wait of those whom one more general window would call: neither of another pool nor for one window alone. */
export function longestCommonWaitMs(queue: QueueState, now: number): number {
  const common = allWaiting(queue.lines).filter(({ pool, reservedFor }) => pool === 'common' && reservedFor === null);
  return longestOf(common, now);
}

function longestOf(tickets: readonly WaitingTicket[], now: number): number {
  return tickets.reduce((longest, ticket) => Math.max(longest, now - ticket.rankAt), 0);
}

/** Today's tickets over what the profile expects, by the ten minutes that are over; 1 without history. Times in ms. */
export function volumeToday(visits: VisitsView, midnight: number, now: number): number {
  return volumeFactor(visits.model, visits.issuedByBin, Math.floor((now - midnight) / (binMinutes * 60_000)));
}

function breaksOf(id: WindowId, config: HallConfig, now: number): Interval[] {
  // A hall that is open at any hour keeps no lunch: its breaks stand for the printed hours of the simulator.
  if (config.hours.alwaysOpen) return [];
  const day = localDay(now, config.utcOffsetMinutes);
  return config.hours.breaks
    .filter((pause) => pause.windows.includes(id))
    .map((pause) => ({
      from: momentOf(day, pause.from, config.utcOffsetMinutes),
      to: momentOf(day, pause.to, config.utcOffsetMinutes),
    }));
}
