import { recalibrate } from '../queue-server/domain/estimate/calibration.ts';
import { type Chooser, type Present, simulateForward } from '../queue-server/domain/estimate/forward-simulation.ts';
import { binMinutes, hasGround, meanWorkSeconds, volumeFactor } from '../queue-server/domain/estimate/learned-model.ts';
import { slownessFactor } from '../queue-server/domain/estimate/teller-speed.ts';
import { estimateOf } from '../queue-server/domain/estimate/wait-estimate.ts';
import { isOpenAt } from '../queue-server/domain/estimate/window-plan.ts';
import { waitingCount } from '../queue-server/domain/queue/call-order/waiting-lines.ts';
import { foreseenOpenings } from '../queue-server/domain/tidal/plan-ahead.ts';
import type { Day } from './day-state.ts';
import { type DayTicket, dayEnds } from './hall-day.ts';
import { outlookOf, planOf } from './tide.ts';

const minuteMs = 60_000;

/** Notes on a ticket what its paper would say; nothing where there is no ground for it, or the power is off. */
export function foretell(day: Day, ticket: DayTicket, chooser: Chooser): void {
  const { estimateEvery, estimateRuns, troubles } = day.setting;
  if (estimateEvery === 0 || ticket.issueOrder % estimateEvery !== 0 || !hasGround(day.model)) return;
  if (troubles.powerCuts.some((cut) => isOpenAt([cut], day.now))) return;
  const waits = simulateForward(presentOf(day), { runs: estimateRuns, targets: [ticket.id], chooser }, day.random);
  const waited = (day.now - ticket.waitFrom) / 1000;
  const told = estimateOf(waits.get(ticket.id) ?? [], estimateRuns, waited, ticket.priorityClass, day.calibration);
  if (told === null) return;
  const open = day.windows.filter((window) => isOpenAt(window.open, day.now)).length;
  const ahead = waitingCount(day.lines) - 1;
  ticket.foretold = {
    p50: told.p50Seconds,
    p90: told.p90Seconds,
    naive: (ahead * meanWorkSeconds(day.model)) / Math.max(1, open),
  };
}

/** The hall as the estimate sees it. */
function presentOf(day: Day): Present {
  const { setting, now, model } = day;
  const outlook = outlookOf(day);
  const closed = day.windows.filter((window) => window.tidal && (window.open.at(-1)?.to ?? 0) <= now);
  const openings =
    setting.tidal === 'forecast'
      ? foreseenOpenings(
          outlook,
          { state: day.tide, config: { ...setting.hall.tidal, mode: 'automatic' }, open: [], staffed: closed.length },
          60,
        )
      : [];
  return {
    now,
    midnight: 0,
    lastTicketAt: day.hours.lastTicket,
    lines: day.lines,
    windows: day.windows.map((window) => {
      const opening = openings[closed.indexOf(window)];
      const plan = planOf(window);
      return {
        ...plan,
        open: opening === undefined ? plan.open : [{ from: opening, to: dayEnds }],
        calling: window.calling,
        busy: window.busy && {
          since: window.busy.since,
          service: window.busy.ticket.service,
          matters: window.busy.ticket.matters,
          ageClass: window.busy.ticket.ageClass,
        },
      };
    }),
    model,
    volume: volumeFactor(model, day.issuedByBin, Math.floor(now / (binMinutes * minuteMs))),
    slowness: slownessFactor(day.slowness),
    order: setting.hall.order,
  };
}

/** At its first call a ticket shows whether it was told the truth, and the calibration learns from it. */
export function settleForetold(day: Day, ticket: DayTicket): void {
  if (ticket.foretold === null || ticket.firstCallAt === null) return;
  const covered = actualWait(ticket) <= ticket.foretold.p90;
  day.calibration = recalibrate(day.calibration, ticket.priorityClass, covered);
}

/** Seconds from the start of the wait to the first call; a booking called before its slot has waited 0. */
export function actualWait(ticket: DayTicket): number {
  return Math.max(0, ((ticket.firstCallAt ?? 0) - ticket.waitFrom) / 1000);
}
