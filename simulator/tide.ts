import { binMinutes, volumeFactor } from '../queue-server/domain/estimate/learned-model.ts';
import { meanSeconds, timeOfItem } from '../queue-server/domain/estimate/service-times.ts';
import { slownessFactor } from '../queue-server/domain/estimate/teller-speed.ts';
import { isOpenAt, type PlannedWindow } from '../queue-server/domain/estimate/window-plan.ts';
import { allWaiting } from '../queue-server/domain/queue/call-order/waiting-lines.ts';
import { type Outlook, project } from '../queue-server/domain/tidal/projection.ts';
import { checkTide, tideChanged } from '../queue-server/domain/tidal/tidal-rule.ts';
import type { Day } from './day-state.ts';
import { type DayWindow, dayEnds } from './hall-day.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The fixed timetable of tidal windows to compare with. */
const timetable = [
  { from: 9 * hourMs, to: 11 * hourMs },
  { from: 14 * hourMs, to: 15.5 * hourMs },
] as const;

/** For the tidal mode `timetable`: every tidal window at the same fixed hours, whoever waits. */
export function planTimetable(day: Day): void {
  for (const window of day.windows.filter((one) => one.tidal)) {
    for (const { from, to } of timetable) {
      day.events.plan(from, { kind: 'open-tidal', window });
      day.events.plan(to, { kind: 'close-tidal', window });
    }
  }
}

/** Opens a tidal window until further notice. */
export function openTidalWindow(day: Day, window: DayWindow): void {
  if (isOpenAt(window.open, day.now)) return;
  window.open.push({ from: day.now, to: dayEnds });
  day.switches += 1;
}

/** Closes a tidal window; the ticket at it is finished. */
export function closeTidalWindow(day: Day, window: DayWindow): void {
  const last = window.open.at(-1);
  if (last === undefined || last.to <= day.now) return;
  window.open[window.open.length - 1] = { from: last.from, to: day.now };
  day.switches += 1;
}

/** The hall's outlook with the windows as they are planned, those on their way to opening included. */
export function outlookOf(day: Day, windows: readonly DayWindow[] = day.windows): Outlook {
  const slowness = slownessFactor(day.slowness);
  const workSeconds = allWaiting(day.lines).reduce(
    (sum, ticket) => sum + meanSeconds(timeOfItem(day.model.times, ticket.service, ticket.ageClass)),
    0,
  );
  return {
    now: day.now,
    midnight: 0,
    lastTicketAt: day.hours.lastTicket,
    workMinutes: (workSeconds / 60) * slowness * (1 - day.model.noShowShare),
    model: day.model,
    volume: volumeFactor(day.model, day.issuedByBin, Math.floor(day.now / (binMinutes * minuteMs))),
    slowness,
    windows: windows.map(planOf),
  };
}

/** As the hall knows it: with the slowness that it has learned, not the true one. */
export function planOf(window: DayWindow): PlannedWindow {
  return { open: window.open, slowness: slownessFactor(window.learned) };
}

/** As the hall measures it: whoever stands first may have a booking, and not be waiting yet. */
function longestWaitMs(day: Day): number {
  return allWaiting(day.lines).reduce((longest, ticket) => Math.max(longest, day.now - ticket.rankAt), 0);
}

/** One check of the tidal rule, its advice followed at once: a window opens after the lead time, or closes. */
export function watchTide(day: Day): void {
  const { tidal: config, longestWaitMinutes } = day.setting.hall;
  const tidal = day.windows.filter((window) => window.tidal);
  const open = tidal.filter((window) => (window.open.at(-1)?.to ?? 0) > day.now);
  const closed = tidal.filter((window) => !open.includes(window));
  // The one that has been open longest closes first.
  const candidate = [...open].sort((one, other) => (one.open.at(-1)?.from ?? 0) - (other.open.at(-1)?.from ?? 0))[0];
  const outlook = outlookOf(day);
  const checked = checkTide(
    day.tide,
    {
      now: day.now,
      projection: project(outlook, config.horizonMinutes),
      oneFewer:
        candidate === undefined
          ? null
          : project(
              outlookOf(
                day,
                day.windows.filter((window) => window !== candidate),
              ),
              config.horizonMinutes,
            ),
      hasHistory: day.model.days > 0,
      openedAt: candidate?.open.at(-1)?.from ?? null,
      closed: closed.length,
      staffed: closed.length,
      longestWaitMinutes: longestWaitMs(day) / minuteMs,
      promisedMinutes: longestWaitMinutes,
    },
    { ...config, mode: 'automatic' },
  );
  day.tide = checked.state;
  if (checked.advice === null) return;
  day.tide = tideChanged(day.now);
  if (checked.advice.kind === 'close') {
    if (candidate !== undefined) closeTidalWindow(day, candidate);
    return;
  }
  const window = closed[0];
  if (window === undefined) return;
  const from = day.now + config.leadMinutes * minuteMs;
  window.open.push({ from, to: dayEnds });
  day.switches += 1;
  day.events.plan(from, { kind: 'wake' });
}
