import { localMinutes } from '../../../protocol/clock.ts';
import type { StaffId, TicketId, WindowId } from '../../../protocol/ids.ts';
import { type Calibration, recalibrate, startCalibration } from '../../domain/estimate/calibration.ts';
import { binOf, emptyModel, type LearnedModel, learn, type PastVisit } from '../../domain/estimate/learned-model.ts';
import { observeService, timeOfItem } from '../../domain/estimate/service-times.ts';
import { observeSpeed, ordinarySpeed, type Slowness, slownessFactor } from '../../domain/estimate/teller-speed.ts';
import type { HallEvent } from '../../domain/hall.ts';
import type { TicketIssued } from '../../domain/queue/events.ts';
import { ageClassOf } from '../../domain/queue/priority-class.ts';

/** A visit of today as far as it has gone. */
interface RunningVisit {
  readonly issued: TicketIssued;
  calledAt: number | null;
  servedSince: number | null;
  noShow: boolean;
}

/** How a wait that had been told came out; seconds. */
export interface ToldWait {
  readonly p50: number;
  readonly p90: number;
  readonly actual: number;
}

/**
 * What the hall learns from its own days: arrivals and service times of past days, today's volume and speed, and how true its
 * estimates were. Folded from the ledger and from nothing else; nothing of a person is in it.
 */
export interface VisitsView {
  /** Past days, oldest first. */
  pastDays: (readonly PastVisit[])[];
  model: LearnedModel;
  calibration: Calibration;
  /** Tickets issued today in each ten minutes. */
  issuedByBin: number[];
  hallSlowness: Slowness;
  tellerSlowness: Map<StaffId, Slowness>;
  told: ToldWait[];
  today: PastVisit[];
  running: Map<TicketId, RunningVisit>;
  tellers: Map<WindowId, StaffId>;
}

/** Older days say little of the coming ones. */
const keptDays = 40;
const keptTold = 2000;

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
    tellers: new Map(),
  };
}

/** Folds one event in place. */
export function foldVisits(view: VisitsView, event: HallEvent, utcOffsetMinutes: number): void {
  switch (event.type) {
    case 'TicketIssued': {
      const bin = binOf(localMinutes(event.at, utcOffsetMinutes));
      view.issuedByBin[bin] = (view.issuedByBin[bin] ?? 0) + 1;
      view.running.set(event.ticket, { issued: event, calledAt: null, servedSince: null, noShow: false });
      return;
    }
    case 'TicketCalled': {
      const visit = view.running.get(event.ticket);
      if (visit && visit.calledAt === null) settle(view, visit, event.at);
      return;
    }
    case 'ServiceStarted': {
      const visit = view.running.get(event.ticket);
      if (visit) visit.servedSince = event.at;
      return;
    }
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
  const actual = Math.max(0, (at - Math.max(visit.issued.at, appointmentAt ?? 0)) / 1000);
  view.calibration = recalibrate(view.calibration, priorityClass, actual <= estimate.p90Seconds);
  view.told.push({ p50: estimate.p50Seconds, p90: estimate.p90Seconds, actual });
  if (view.told.length > keptTold) view.told.shift();
}

function finish(view: VisitsView, ticket: TicketId, window: WindowId, at: number, utcOffsetMinutes: number): void {
  const visit = view.running.get(ticket);
  const seconds = visit?.servedSince == null ? null : (at - visit.servedSince) / 1000;
  if (visit && seconds !== null) {
    const { service, group } = visit.issued;
    const age = ageClassOf(group);
    const { mu } = timeOfItem(view.model.times, service, age);
    const teller = view.tellers.get(window);
    if (teller !== undefined) {
      const known = view.tellerSlowness.get(teller) ?? ordinarySpeed;
      view.tellerSlowness.set(teller, observeSpeed(known, seconds / slownessFactor(view.hallSlowness), mu));
    }
    view.hallSlowness = observeSpeed(view.hallSlowness, seconds, mu);
    view.model = { ...view.model, times: observeService(view.model.times, service, age, seconds) };
  }
  leave(view, ticket, seconds, utcOffsetMinutes);
}

function leave(view: VisitsView, ticket: TicketId, serviceSeconds: number | null, utcOffsetMinutes: number): void {
  const visit = view.running.get(ticket);
  if (!visit) return;
  const { issued, noShow } = visit;
  view.running.delete(ticket);
  view.today.push({
    minute: localMinutes(Math.max(issued.at, issued.appointmentAt ?? 0), utcOffsetMinutes),
    priorityClass: issued.priorityClass,
    ageClass: ageClassOf(issued.group),
    service: issued.service,
    serviceSeconds,
    noShow: noShow && serviceSeconds === null,
  });
}

/** Tomorrow knows what today was like; speeds begin anew, the calibration is kept. */
function endDay(view: VisitsView): void {
  if (view.today.length > 0) view.pastDays = [...view.pastDays, view.today].slice(-keptDays);
  view.model = learn(view.pastDays);
  view.today = [];
  view.running.clear();
  view.issuedByBin = [];
  view.hallSlowness = ordinarySpeed;
  view.tellerSlowness.clear();
}
