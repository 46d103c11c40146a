import { localMinutes } from '../../../protocol/clock.ts';
import type { StaffId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { Pool, PriorityClass } from '../../../protocol/ticket.ts';
import { type Calibration, recalibrate, startCalibration } from '../../domain/estimate/calibration.ts';
import { binOf, emptyModel, type LearnedModel, learn, type PastVisit } from '../../domain/estimate/learned-model.ts';
import { observeService, timeOfItem, timeOfMatters } from '../../domain/estimate/service-times.ts';
import { observeSpeed, ordinarySpeed, type Slowness, slownessFactor } from '../../domain/estimate/teller-speed.ts';
import type { HallEvent } from '../../domain/hall.ts';
import type { TicketIssued, WindowActionUndone } from '../../domain/queue/events.ts';
import { ageClassOf, waitStart } from '../../domain/queue/priority-class.ts';

/** A visit of today as far as it has gone. */
interface RunningVisit {
  readonly issued: TicketIssued;
  /** As staff have granted it since, or taken it back. */
  priorityClass: PriorityClass;
  /** Where it stands now: staff may have moved it. */
  pool: Pool;
  calledAt: number | null;
  /** Since when it is being served; null while it waits, is held, or has ended. */
  servedSince: number | null;
  /** Served before it was held: the time away is nobody's work. */
  servedMs: number;
  noShow: boolean;
}

/** A visit that has ended, and what was learned of it, while its end may still be taken back. */
interface EndedVisit {
  readonly visit: RunningVisit;
  readonly learned: PastVisit | null;
}

/** How a wait that had been told came out; seconds. */
export interface ToldWait {
  readonly p50: number;
  readonly p90: number;
  readonly actual: number;
}

/**
 * What the hall learns from its own days: arrivals and service times of past days, today's volume and speed, and how true its
 * estimates were. All of it is of the common line: bulk business and pick-ups come and last in another way, and have windows
 * of their own. Folded from the ledger and from nothing else; nothing of a person is in it.
 */
export interface VisitsView {
  /** Past days, oldest first. */
  pastDays: (readonly PastVisit[])[];
  model: LearnedModel;
  calibration: Calibration;
  /** Tickets issued today for the common line in each ten minutes. */
  issuedByBin: number[];
  hallSlowness: Slowness;
  tellerSlowness: Map<StaffId, Slowness>;
  told: ToldWait[];
  today: PastVisit[];
  running: Map<TicketId, RunningVisit>;
  /** The last that ended at each window. */
  ended: Map<WindowId, EndedVisit>;
  tellers: Map<WindowId, StaffId>;
}

/** Older days say little of the coming ones. */
const keptDays = 40;
const keptTold = 2000;

/** Before the first day: no forecast, the usual service times, every teller at the usual speed. */
export function initialVisits(): VisitsView {
  return {
    pastDays: [],
    model: emptyModel,
    calibration: startCalibration,
    issuedByBin: [],
    hallSlowness: ordinarySpeed,
    tellerSlowness: new Map(),
    told: [],
    today: [],
    running: new Map(),
    ended: new Map(),
    tellers: new Map(),
  };
}

/** Folds one event in place. */
export function foldVisits(view: VisitsView, event: HallEvent, utcOffsetMinutes: number): void {
  switch (event.type) {
    case 'TicketIssued': {
      const { priorityClass, pool } = event;
      const bin = binOf(localMinutes(event.at, utcOffsetMinutes));
      if (pool === 'common') view.issuedByBin[bin] = (view.issuedByBin[bin] ?? 0) + 1;
      const fresh = { calledAt: null, servedSince: null, servedMs: 0, noShow: false };
      view.running.set(event.ticket, { issued: event, priorityClass, pool, ...fresh });
      return;
    }
    case 'TicketRegrouped': {
      const visit = view.running.get(event.ticket);
      if (visit) visit.priorityClass = event.priorityClass;
      return;
    }
    case 'TicketCalled': {
      const visit = view.running.get(event.ticket);
      if (visit && visit.calledAt === null) settle(view, visit, event.at);
      return;
    }
    case 'ServiceStarted':
    case 'TicketResumed': {
      const visit = view.running.get(event.ticket);
      if (visit) visit.servedSince = event.at;
      return;
    }
    case 'TicketHeld': {
      const visit = view.running.get(event.ticket);
      if (visit) stopServing(visit, event.at);
      return;
    }
    case 'TicketTransferred': {
      const visit = view.running.get(event.ticket);
      if (visit) Object.assign(visit, { pool: event.pool, servedSince: null, servedMs: 0 });
      return;
    }
    case 'TicketReactivated': {
      const visit = view.running.get(event.ticket);
      if (visit) visit.pool = event.pool;
      return;
    }
    case 'WindowActionUndone':
      takeBack(view, event);
      return;
    case 'TicketMissed': {
      const visit = view.running.get(event.ticket);
      if (visit) visit.noShow = true;
      return;
    }
    case 'TicketFinished':
      finish(view, event.ticket, event.window, event.at, utcOffsetMinutes);
      return;
    case 'TicketCancelled':
    case 'TicketExpired':
      leave(view, event.ticket, null, utcOffsetMinutes);
      return;
    case 'WindowOpened':
      view.tellers.set(event.window, event.staff);
      return;
    case 'ServiceDayClosed':
      endDay(view);
      return;
    default:
      return;
  }
}

function settle(view: VisitsView, visit: RunningVisit, at: number): void {
  visit.calledAt = at;
  const { estimate, priorityClass, appointmentAt } = visit.issued;
  if (!estimate) return;
  const actual = Math.max(0, (at - waitStart(priorityClass, visit.issued.at, appointmentAt)) / 1000);
  // What was told was meant for the class and the line at issue: a wait in another one says nothing of either.
  if (visit.priorityClass === priorityClass && isCommon(visit))
    view.calibration = recalibrate(view.calibration, priorityClass, actual <= estimate.p90Seconds);
  view.told.push({ p50: estimate.p50Seconds, p90: estimate.p90Seconds, actual });
  if (view.told.length > keptTold) view.told.shift();
}

function finish(view: VisitsView, ticket: TicketId, window: WindowId, at: number, utcOffsetMinutes: number): void {
  const visit = view.running.get(ticket);
  const since = visit?.servedSince ?? null;
  const seconds = visit && since !== null ? (visit.servedMs + at - since) / 1000 : null;
  if (visit && seconds !== null && isCommon(visit)) {
    const { service, matters, group } = visit.issued;
    const age = ageClassOf(group);
    const { mu } = timeOfMatters(timeOfItem(view.model.times, service, age), matters);
    const teller = view.tellers.get(window);
    if (teller !== undefined) {
      const known = view.tellerSlowness.get(teller) ?? ordinarySpeed;
      view.tellerSlowness.set(teller, observeSpeed(known, seconds / slownessFactor(view.hallSlowness), mu));
    }
    view.hallSlowness = observeSpeed(view.hallSlowness, seconds, mu);
    view.model = { ...view.model, times: observeService(view.model.times, service, age, seconds, matters) };
  }
  const learned = leave(view, ticket, seconds, utcOffsetMinutes);
  if (visit) view.ended.set(window, { visit, learned });
}

/** It came to the common line and has not left it. */
function isCommon({ issued, pool }: RunningVisit): boolean {
  return issued.pool === 'common' && pool === 'common';
}

function stopServing(visit: RunningVisit, at: number): void {
  if (visit.servedSince !== null) visit.servedMs += at - visit.servedSince;
  visit.servedSince = null;
}

/** A step by mistake: the visit goes on as before. What its seconds taught is too little to be unlearned. */
function takeBack(view: VisitsView, { at, window, undone }: WindowActionUndone): void {
  for (const { type, ticket } of undone) {
    const running = view.running.get(ticket);
    if (type === 'TicketMissed' && running) running.noShow = false;
    if (type === 'TicketHeld' && running) running.servedSince = at;
    if (type === 'TicketResumed' && running) stopServing(running, at);
    if (type === 'ServiceStarted' && running) running.servedSince = null;
    const ended = view.ended.get(window);
    if (type !== 'TicketFinished' || ended?.visit.issued.ticket !== ticket) continue;
    view.today = view.today.filter((visit) => visit !== ended.learned);
    view.running.set(ticket, ended.visit);
    view.ended.delete(window);
  }
}

/** A visit that came to the common line becomes one of today's. */
function leave(
  view: VisitsView,
  ticket: TicketId,
  serviceSeconds: number | null,
  utcOffsetMinutes: number,
): PastVisit | null {
  const visit = view.running.get(ticket);
  if (!visit) return null;
  const { issued, noShow } = visit;
  view.running.delete(ticket);
  if (issued.pool !== 'common') return null;
  const learned: PastVisit = {
    minute: localMinutes(waitStart(issued.priorityClass, issued.at, issued.appointmentAt), utcOffsetMinutes),
    priorityClass: visit.priorityClass,
    ageClass: ageClassOf(issued.group),
    service: issued.service,
    matters: issued.matters,
    serviceSeconds: isCommon(visit) ? serviceSeconds : null,
    noShow: noShow && serviceSeconds === null,
  };
  view.today.push(learned);
  return learned;
}

/** Tomorrow knows what today was like; speeds begin anew, the calibration is kept. */
function endDay(view: VisitsView): void {
  if (view.today.length > 0) view.pastDays = [...view.pastDays, view.today].slice(-keptDays);
  view.model = learn(view.pastDays);
  view.today = [];
  view.running.clear();
  view.ended.clear();
  view.issuedByBin = [];
  view.hallSlowness = ordinarySpeed;
  view.tellerSlowness.clear();
}
