import { localMinutes } from '../../../protocol/clock.ts';
import type { EstimateReportReply, EstimateTruth } from '../../../protocol/estimate-report.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import type { HallEvent } from '../../domain/hall.ts';
import type { TicketIssued } from '../../domain/queue/events.ts';
import { waitStart } from '../../domain/queue/priority-class.ts';
import { halfHourName } from '../half-hours/half-hours.ts';
import { foldNaive, initialNaive, type NaiveHall, naiveSeconds } from './naive-estimate.ts';

/** Sums over tickets, in seconds. */
interface Sums {
  told: number;
  untold: number;
  p50Error: number;
  naiveError: number;
  within: number;
}

/** A ticket of today: what it was told, and where its first call counts. */
interface Told {
  readonly issued: TicketIssued;
  readonly naive: number;
  calls: number;
  counted: { readonly sums: Sums; readonly part: Sums } | null;
}

/** How true the given estimates were, by day and half hour of the issue. Folded from the ledger and from nothing else. */
export interface EstimateTruthView {
  /** By day, then by index of the half hour. */
  days: Map<string, Map<number, Sums>>;
  /** First day whose opening was seen. */
  since: string | null;
  tickets: Map<TicketId, Told>;
  naive: NaiveHall;
}

/** A year and a little. */
const keptDays = 400;

export function initialEstimateTruth(): EstimateTruthView {
  return { days: new Map(), since: null, tickets: new Map(), naive: initialNaive() };
}

/** Folds one event in place. */
export function foldEstimateTruth(view: EstimateTruthView, event: HallEvent, utcOffsetMinutes: number): void {
  switch (event.type) {
    case 'ServiceDayOpened':
      view.since ??= event.day;
      view.tickets.clear();
      forgetOldest(view);
      break;
    case 'TicketIssued':
      view.tickets.set(event.ticket, { issued: event, naive: naiveSeconds(view.naive), calls: 0, counted: null });
      break;
    case 'TicketCalled': {
      const told = view.tickets.get(event.ticket);
      if (told) count(view, told, event.at, utcOffsetMinutes);
      break;
    }
    case 'WindowActionUndone':
      for (const { type, ticket } of event.undone) if (type === 'TicketCalled') takeBack(view.tickets.get(ticket));
      break;
    default:
      break;
  }
  foldNaive(view.naive, event);
}

/** The first call ends the wait; further ones change nothing. */
function count(view: EstimateTruthView, told: Told, at: number, utcOffsetMinutes: number): void {
  told.calls += 1;
  if (told.calls > 1) return;
  const { issued, naive } = told;
  const { estimate } = issued;
  const actual = Math.max(0, (at - waitStart(issued.priorityClass, issued.at, issued.appointmentAt)) / 1000);
  const part: Sums = estimate
    ? {
        told: 1,
        untold: 0,
        p50Error: Math.abs(estimate.p50Seconds - actual),
        naiveError: Math.abs(naive - actual),
        within: actual <= estimate.p90Seconds ? 1 : 0,
      }
    : { ...noSums(), untold: 1 };
  const sums = sumsAt(view, issued.day, Math.floor(localMinutes(issued.at, utcOffsetMinutes) / 30));
  add(sums, part, 1);
  told.counted = { sums, part };
}

/** The call was a wrong press: if it was the first one, the wait goes on. */
function takeBack(told: Told | undefined): void {
  if (!told || told.calls === 0) return;
  told.calls -= 1;
  if (told.calls > 0 || !told.counted) return;
  add(told.counted.sums, told.counted.part, -1);
  told.counted = null;
}

/** The report over days from `from` to `to`, both included. */
export function projectEstimateTruth(view: EstimateTruthView, from: string, to: string): EstimateReportReply {
  const total = noSums();
  const halves = new Map<number, Sums>();
  const days = [...view.days]
    .filter(([day]) => from <= day && day <= to)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, parts]) => {
      const ofDay = noSums();
      for (const [index, sums] of parts) {
        const half = halves.get(index) ?? noSums();
        halves.set(index, half);
        for (const into of [total, half, ofDay]) add(into, sums, 1);
      }
      return { day, ...truthOf(ofDay) };
    });
  const halfHours = [...halves]
    .sort(([a], [b]) => a - b)
    .map(([index, sums]) => ({ from: halfHourName(index), ...truthOf(sums) }));
  return { from, to, since: view.since, total: truthOf(total), days, halfHours };
}

function truthOf({ told, untold, p50Error, naiveError, within }: Sums): EstimateTruth {
  const mean = (sum: number) => (told === 0 ? null : Math.round(sum / told));
  return {
    told,
    untold,
    p50MeanAbsError: mean(p50Error),
    naiveMeanAbsError: mean(naiveError),
    p90Coverage: told === 0 ? null : within / told,
  };
}

function noSums(): Sums {
  return { told: 0, untold: 0, p50Error: 0, naiveError: 0, within: 0 };
}

function add(into: Sums, part: Sums, times: 1 | -1): void {
  into.told += times * part.told;
  into.untold += times * part.untold;
  into.p50Error += times * part.p50Error;
  into.naiveError += times * part.naiveError;
  into.within += times * part.within;
}

function sumsAt({ days }: EstimateTruthView, day: string, index: number): Sums {
  const parts = days.get(day) ?? new Map<number, Sums>();
  days.set(day, parts);
  const sums = parts.get(index) ?? noSums();
  parts.set(index, sums);
  return sums;
}

function forgetOldest({ days }: EstimateTruthView): void {
  for (const day of [...days.keys()].sort().slice(0, Math.max(0, days.size - keptDays))) days.delete(day);
}
