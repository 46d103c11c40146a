import { assertNever } from '../protocol/result.ts';
import type { Chooser } from '../queue-server/domain/estimate/forward-simulation.ts';
import { createRandom, drawExponential } from '../queue-server/domain/estimate/random.ts';
import { observeService, timeOfItem } from '../queue-server/domain/estimate/service-times.ts';
import { observeSpeed, slownessFactor } from '../queue-server/domain/estimate/teller-speed.ts';
import { isOpenAt } from '../queue-server/domain/estimate/window-plan.ts';
import {
  addWaiting,
  recordCall,
  removeWaiting,
  waitingCount,
} from '../queue-server/domain/queue/call-order/waiting-lines.ts';
import { type Day, issueTicket, startDay } from './day-state.ts';
import { foretell, settleForetold } from './foretelling.ts';
import { type DaySetting, type DayTicket, type DayWindow, dayEnds } from './hall-day.ts';
import { chooserOf } from './policies.ts';
import { closeTidalWindow, openTidalWindow, planTimetable, watchTide } from './tide.ts';

const minuteMs = 60_000;
/** Of those who miss their call this share comes back to the desk, after some minutes. */
const comeBackShare = 0.4;
const comeBackMinutes = 8;

/** One day of a hall in virtual time, on the domain's own call order, tidal rule and wait estimate. */
export function simulateDay(setting: DaySetting): Day {
  const day = startDay(setting);
  const chooser = chooserOf(setting.policy);
  planDay(day);
  for (let next = day.events.next(); next !== undefined; next = day.events.next()) {
    day.now = next.at;
    if (day.now >= dayEnds) break;
    const { event } = next;
    switch (event.kind) {
      case 'arrive': {
        const ticket = issueTicket(day, event.visitor);
        if (ticket !== null) foretell(day, ticket, chooser);
        break;
      }
      case 'free':
        finishAt(day, event.window);
        break;
      case 'return':
        comeBack(day, event.ticket);
        break;
      case 'tide':
        watchTide(day);
        break;
      case 'open-tidal':
        openTidalWindow(day, event.window);
        break;
      case 'close-tidal':
        closeTidalWindow(day, event.window);
        break;
      case 'wake':
        break;
      default:
        assertNever(event);
    }
    callAll(day, chooser);
  }
  for (const ticket of day.tickets) if (ticket.outcome === 'waiting') ticket.outcome = 'expired';
  return day;
}

function planDay(day: Day): void {
  const { setting, hours, events } = day;
  for (const visitor of setting.visitors) {
    events.plan(Math.max(visitor.arriveAt * 1000, hours.opens), { kind: 'arrive', visitor });
  }
  for (const window of day.windows) {
    for (const { from } of window.open) events.plan(from, { kind: 'wake' });
  }
  for (const cut of setting.troubles.powerCuts) events.plan(cut.to, { kind: 'wake' });
  if (setting.tidal === 'timetable') planTimetable(day);
  if (setting.tidal === 'forecast') {
    for (let at = hours.opens; at < hours.closes; at += minuteMs) events.plan(at, { kind: 'tide' });
  }
}

/** Free windows call, the one that has been free longest first. */
function callAll(day: Day, chooser: Chooser): void {
  if (waitingCount(day.lines) === 0 || day.setting.troubles.powerCuts.some((cut) => isOpenAt([cut], day.now))) return;
  const free = day.windows
    .filter((window) => window.busy === null && isOpenAt(window.open, day.now))
    .sort((one, other) => one.lastBusyUntil - other.lastBusyUntil);
  for (const window of free) callTo(day, window, chooser);
}

function callTo(day: Day, window: DayWindow, chooser: Chooser): void {
  const { now, setting } = day;
  const choice = chooser(day.lines, { window: window.calling, now, order: setting.hall.order, skip: null });
  const ticket = choice && day.byId.get(choice.ticket.id);
  if (!choice || !ticket) return;
  removeWaiting(day.lines, ticket.id);
  recordCall(day.lines, ticket, window.calling);
  day.log.push({ at: now, ticket, window, rule: choice.rule });
  if (ticket.firstCallAt === null) {
    ticket.firstCallAt = now;
    settleForetold(day, ticket);
  }
  ticket.calls += 1;
  const { visitor } = ticket;
  const gaveUp = visitor.patienceSeconds !== null && now - ticket.waitFrom > visitor.patienceSeconds * 1000;
  const misses = gaveUp || (visitor.noShow && ticket.calls === 1);
  const { recalls, recallGapSeconds } = setting.hall.calling;
  const lastsMs = misses ? (recalls + 1) * recallGapSeconds * 1000 : visitor.serviceSeconds * 1000 * window.slowness;
  ticket.outcome = gaveUp ? 'left' : misses ? 'no-show' : 'called';
  window.busy = { ticket, since: now };
  day.events.plan(afterCuts(day, now, lastsMs), { kind: 'free', window });
}

/** The end of something that stands still during power cuts. */
function afterCuts(day: Day, from: number, lastsMs: number): number {
  let end = from + lastsMs;
  for (const cut of day.setting.troubles.powerCuts) if (from < cut.to && cut.from < end) end += cut.to - cut.from;
  return end;
}

function finishAt(day: Day, window: DayWindow): void {
  if (window.busy === null) return;
  const { ticket, since } = window.busy;
  window.busy = null;
  window.lastBusyUntil = day.now;
  if (ticket.outcome === 'no-show') planReturn(day, ticket);
  if (ticket.outcome !== 'called') return;
  ticket.outcome = 'served';
  const cut = day.setting.troubles.powerCuts.some((outage) => since < outage.to && outage.from < day.now);
  if (cut) return;
  const seconds = (day.now - since) / 1000;
  const { mu } = timeOfItem(day.model.times, ticket.service, ticket.ageClass);
  // A teller is measured against the hall of today, or a slow day would count twice.
  window.learned = observeSpeed(window.learned, seconds / slownessFactor(day.slowness), mu);
  day.slowness = observeSpeed(day.slowness, seconds, mu);
  day.model = { ...day.model, times: observeService(day.model.times, ticket.service, ticket.ageClass, seconds) };
}

/** Each visitor's luck is his own, so that every policy meets the same people. */
function planReturn(day: Day, ticket: DayTicket): void {
  const luck = createRandom(day.setting.seed, 7 + ticket.issueOrder);
  if (luck() >= comeBackShare) return;
  const after = Math.max(1, drawExponential(luck, comeBackMinutes)) * minuteMs;
  day.events.plan(day.now + after, { kind: 'return', ticket });
}

function comeBack(day: Day, ticket: DayTicket): void {
  const { reactivations, reactivateBehind, reactivateWithinMinutes } = day.setting.hall.calling;
  const missedFor = day.now - (ticket.firstCallAt ?? day.now);
  if (reactivations < 1 || missedFor > reactivateWithinMinutes * minuteMs) return;
  ticket.outcome = 'waiting';
  ticket.behindUntilCall = day.lines.calls + reactivateBehind;
  addWaiting(day.lines, ticket);
}
