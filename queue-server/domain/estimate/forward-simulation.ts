import type { CallOrderConfig } from '../../../protocol/hall-config.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { type PriorityClass, pools, priorityClasses } from '../../../protocol/ticket.ts';
import { type Asked, type Choice, choose } from '../queue/call-order/choose.ts';
import {
  addWaiting,
  allWaiting,
  copyLines,
  emptyLines,
  recordCall,
  rememberedCalls,
  removeWaiting,
  ticketsAheadAtIssue,
  type WaitingLines,
} from '../queue/call-order/waiting-lines.ts';
import { bareTicket, type CallingWindow, type WaitingTicket } from '../queue/call-order/waiting-ticket.ts';
import { binMinutes, binOf, type LearnedModel } from './learned-model.ts';
import { drawExponential, drawNormal, drawShares, type Random } from './random.ts';
import {
  type AgeClass,
  drawRemaining,
  drawSeconds,
  type ServiceTime,
  timeOfAge,
  timeOfMatters,
  timeTable,
} from './service-times.ts';
import { nextOpen, type PlannedWindow } from './window-plan.ts';

const minuteMs = 60_000;
/** Weight of the learned class mix in the Dirichlet draw of each run. */
const mixWeight = 60;
/** Spread of the logarithm of the hall's speed between runs: days differ for reasons that nobody records. */
const hallSpread = 0.06;
/** Issue orders of forecast tickets begin beyond any that a day reaches. */
const firstForecast = 1_000_000;
/** A no-show costs the window its call and two recalls. */
const noShowMs = 60_000;

/** What a visitor brings, as far as it says how long the service takes. */
interface Work {
  readonly service: number | null;
  readonly matters: number;
  readonly ageClass: AgeClass;
}

/** A window as the estimate sees it. Times in ms. */
export interface ForwardWindow extends PlannedWindow {
  readonly calling: CallingWindow;
  /** What it is serving; null when it is free. */
  readonly busy: (Work & { readonly since: number }) | null;
}

/** The present state of the hall, and what is believed of the next hours. Times in ms. */
export interface Present {
  readonly now: number;
  readonly midnight: number;
  readonly lastTicketAt: number;
  readonly lines: WaitingLines;
  readonly windows: readonly ForwardWindow[];
  readonly model: LearnedModel;
  /** Today's volume against the profile. */
  readonly volume: number;
  /** Slowness of the hall today, on top of each teller's own. */
  readonly slowness: number;
  readonly order: CallOrderConfig;
}

/** A rule that says who is called; the hall's own unless another is to be compared. */
export type Chooser = (lines: WaitingLines, asked: Asked) => Choice | null;

/** How the hall is played forward. */
export interface ForwardOptions {
  readonly runs: number;
  /** Tickets to be followed; all who wait when left out. */
  readonly targets?: readonly TicketId[];
  /** How far ahead a run looks, minutes. */
  readonly horizonMinutes?: number;
  readonly chooser?: Chooser;
  /** Told of every call of every run, forecast tickets included; a run then goes on until nobody is left to be called. */
  readonly onCall?: OnCall;
}

export type OnCall = (ticket: WaitingTicket, at: number) => void;

/**
 * Plays the hall forward from its present state, many times, under its own call order, and tells for each target
 * the seconds until its call in each run; runs in which it was not called are left out. Service times are drawn
 * from what was learned, arrivals from the forecast. The lines are not changed.
 */
export function simulateForward(
  present: Present,
  options: ForwardOptions,
  random: Random,
): ReadonlyMap<TicketId, number[]> {
  const waiting = allWaiting(present.lines).map(bareTicket);
  const targets = options.targets ?? waiting.map((ticket) => ticket.id);
  const waits = new Map<TicketId, number[]>(targets.map((id) => [id, []]));
  const horizon = present.now + (options.horizonMinutes ?? 480) * minuteMs;
  const lines = ownLines(present.lines, waiting);
  const noted = waiting.map((ticket) => ticket.overtaken);
  const times = forwardTimes(present.model);
  for (let run = 0; run < options.runs; run += 1) {
    waiting.forEach((ticket, index) => {
      ticket.overtaken = noted[index] ?? 0;
    });
    playOnce(present, copyLines(lines), waits, horizon, {
      chooser: options.chooser ?? choose,
      onCall: options.onCall ?? null,
      times,
      random,
    });
  }
  return waits;
}

/** How long a ticket's matters take together; of those who are yet to come only the age class is known. */
type Times = (work: Work) => ServiceTime;

function forwardTimes(model: LearnedModel): Times {
  const table = timeTable(model.times);
  const senior = timeOfAge(model.times, 'senior');
  const general = timeOfAge(model.times, 'general');
  const ofOne = ({ service, ageClass }: Work) => {
    if (service !== null) return table(service, ageClass);
    return ageClass === 'senior' ? senior : general;
  };
  return (work) => timeOfMatters(ofOne(work), work.matters);
}

/** What all runs of a pass share. */
interface Means {
  readonly chooser: Chooser;
  readonly onCall: OnCall | null;
  readonly times: Times;
  readonly random: Random;
}

/** The present lines on tickets of their own, so that playing them forward changes nothing that is real. */
function ownLines(original: WaitingLines, tickets: readonly WaitingTicket[]): WaitingLines {
  const lines = emptyLines();
  lines.calls = original.calls;
  for (const pool of pools) lines.pools[pool].recentGreen = original.pools[pool].recentGreen.slice(-rememberedCalls);
  for (const ticket of tickets) addWaiting(lines, ticket);
  return lines;
}

function playOnce(
  present: Present,
  lines: WaitingLines,
  waits: Map<TicketId, number[]>,
  horizon: number,
  { chooser, onCall, times, random }: Means,
): void {
  const { now, order, windows, model } = present;
  const hall = present.slowness * Math.exp(hallSpread * drawNormal(random));
  const arrivals = arrivalsOf(present, horizon, random);
  let newcomer = arrivals();
  let issued = firstForecast;
  let left = waits.size;
  const free = windows.map((window) => freeFrom(window, now, times, hall, random));

  while (left > 0 || onCall !== null) {
    const place = soonest(free);
    const at = free[place] ?? Number.POSITIVE_INFINITY;
    const window = windows[place];
    if (window === undefined || at > horizon) return;
    while (newcomer !== null && newcomer.at <= at) {
      issued += 1;
      addWaiting(lines, ticketOf(newcomer, issued, budgetNow(lines, order)));
      newcomer = arrivals();
    }
    const choice = chooser(lines, { window: window.calling, now: at, order, skip: null });
    if (choice === null) {
      free[place] = newcomer === null ? Number.POSITIVE_INFINITY : nextOpen(window.open, newcomer.at);
      continue;
    }
    const ticket = choice.ticket;
    removeWaiting(lines, ticket.id);
    recordCall(lines, ticket, window.calling);
    onCall?.(ticket, at);
    const told = waits.get(ticket.id);
    if (told !== undefined) {
      told.push((at - now) / 1000);
      left -= 1;
    }
    const missed = random() < model.noShowShare;
    const lasts = missed ? noShowMs : drawSeconds(random, times(ticket)) * 1000 * window.slowness * hall;
    free[place] = nextOpen(window.open, at + lasts);
  }
}

function soonest(free: readonly number[]): number {
  let place = 0;
  for (let other = 1; other < free.length; other += 1) {
    if ((free[other] ?? 0) < (free[place] ?? 0)) place = other;
  }
  return place;
}

function freeFrom(window: ForwardWindow, now: number, times: Times, hall: number, random: Random): number {
  if (window.busy === null) return nextOpen(window.open, now);
  const factor = window.slowness * hall;
  const elapsed = Math.max(0, now - window.busy.since) / 1000 / factor;
  return nextOpen(window.open, now + drawRemaining(random, times(window.busy), elapsed) * 1000 * factor);
}

interface Newcomer {
  readonly at: number;
  readonly priorityClass: PriorityClass;
  readonly ageClass: AgeClass;
}

/** Those who come after now by the forecast, one at a time; null once nobody comes any more. */
function arrivalsOf(present: Present, horizon: number, random: Random): () => Newcomer | null {
  const { now, midnight, model, volume } = present;
  const shares = drawShares(
    random,
    priorityClasses.map((name) => model.classShares[name]),
    mixWeight,
  );
  const until = Math.min(horizon, present.lastTicketAt);
  let at = now;
  return () => {
    while (at < until) {
      const bin = binOf((at - midnight) / minuteMs);
      const binEnds = midnight + (bin + 1) * binMinutes * minuteMs;
      const expected = (model.arrivals[bin] ?? 0) * volume;
      const gap = expected > 0 ? drawExponential(random, (binMinutes * minuteMs) / expected) : Number.POSITIVE_INFINITY;
      // Exponential gaps have no memory, so a gap that leaves its bin is drawn anew at the next one's rate.
      if (at + gap >= binEnds) {
        at = binEnds;
        continue;
      }
      at += gap;
      if (at >= until) return null;
      const priorityClass = classByShare(shares, random());
      const old = random() < model.seniorShare;
      const isSenior = priorityClass === 'senior' || (old && priorityClass !== 'general');
      return { at, priorityClass, ageClass: isSenior ? 'senior' : 'general' };
    }
    return null;
  };
}

function classByShare(shares: readonly number[], drawn: number): PriorityClass {
  let sum = 0;
  for (let index = 0; index < priorityClasses.length; index += 1) {
    sum += shares[index] ?? 0;
    if (drawn < sum) return priorityClasses[index] ?? 'general';
  }
  return 'general';
}

function ticketOf(newcomer: Newcomer, issueOrder: number, budget: number): WaitingTicket {
  const { at, priorityClass, ageClass } = newcomer;
  return {
    id: `forecast-${issueOrder}` as TicketId,
    number: '',
    priorityClass,
    pool: 'common',
    service: null,
    matters: 1,
    flags: [],
    issuedAt: at,
    issueOrder,
    rankAt: at,
    appointmentAt: priorityClass === 'appointment' ? at : null,
    ageClass,
    overtaken: 0,
    budget,
    reservedFor: null,
    behindUntilCall: 0,
  };
}

function budgetNow(lines: WaitingLines, order: CallOrderConfig): number {
  return order.overtaking.base + order.overtaking.share * ticketsAheadAtIssue(lines, 'common');
}
