import type { TicketId } from '../protocol/ids.ts';
import type { CallRule } from '../protocol/ticket.ts';
import type { Calibration } from '../queue-server/domain/estimate/calibration.ts';
import { binMinutes, type LearnedModel } from '../queue-server/domain/estimate/learned-model.ts';
import { createRandom, type Random } from '../queue-server/domain/estimate/random.ts';
import { meanMinutesOf } from '../queue-server/domain/estimate/service-times.ts';
import { ordinarySpeed, type Slowness } from '../queue-server/domain/estimate/teller-speed.ts';
import {
  addWaiting,
  emptyLines,
  ticketsAheadAtIssue,
  type WaitingLines,
} from '../queue-server/domain/queue/call-order/waiting-lines.ts';
import { ageClassOf, ticketClass, waitStart } from '../queue-server/domain/queue/priority-class.ts';
import { calmTide, type TidalState } from '../queue-server/domain/tidal/tidal-rule.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { type DayHours, type DaySetting, type DayTicket, type DayWindow, hoursOf, windowsOf } from './hall-day.ts';
import type { Visitor } from './visitor.ts';

const minuteMs = 60_000;
/** The slot of a hall that takes no bookings. */
const usualSlot = { slotMinutes: 30, graceMinutes: 15 };

export type DayEvent =
  | { readonly kind: 'arrive'; readonly visitor: Visitor }
  | { readonly kind: 'free'; readonly window: DayWindow }
  | { readonly kind: 'return'; readonly ticket: DayTicket }
  | { readonly kind: 'tide' }
  | { readonly kind: 'open-tidal' | 'close-tidal'; readonly window: DayWindow }
  /** Nothing but a moment at which free windows look for somebody. */
  | { readonly kind: 'wake' };

/** A call of the day, recorded with the rule that chose it. `at` in ms since midnight. */
export interface LoggedCall {
  readonly at: number;
  readonly ticket: DayTicket;
  readonly window: DayWindow;
  readonly rule: CallRule;
}

/** A day as it goes on, and at its end its record. Times in ms since midnight. */
export interface Day {
  readonly setting: DaySetting;
  readonly hours: DayHours;
  readonly windows: readonly DayWindow[];
  readonly lines: WaitingLines;
  readonly events: EventQueue<DayEvent>;
  readonly tickets: DayTicket[];
  readonly byId: Map<TicketId, DayTicket>;
  readonly log: LoggedCall[];
  readonly issuedByBin: number[];
  /** Chance of the estimates. */
  readonly random: Random;
  now: number;
  /** Those who came after the last ticket. */
  turnedAway: Visitor[];
  model: LearnedModel;
  calibration: Calibration;
  slowness: Slowness;
  tide: TidalState;
  switches: number;
}

/** The day at midnight: nobody has come, and nothing is planned to happen. */
export function startDay(setting: DaySetting): Day {
  return {
    setting,
    hours: hoursOf(setting.hall),
    windows: windowsOf(setting),
    lines: emptyLines(),
    events: createEventQueue(),
    tickets: [],
    byId: new Map(),
    log: [],
    issuedByBin: [],
    random: createRandom(setting.seed, 3),
    now: 0,
    turnedAway: [],
    model: setting.model,
    calibration: setting.calibration,
    slowness: ordinarySpeed,
    tide: calmTide,
    switches: 0,
  };
}

/** The visitor takes a ticket; null after the last one. */
export function issueTicket(day: Day, visitor: Visitor): DayTicket | null {
  const { now, lines, setting } = day;
  if (now >= day.hours.lastTicket) {
    day.turnedAway.push(visitor);
    return null;
  }
  const { base, share } = setting.hall.order.overtaking;
  const issueOrder = day.tickets.length + 1;
  const slot = visitor.appointmentAt === null ? null : visitor.appointmentAt * 1000;
  // A booking that checks in later than this is a walk-in.
  const { slotMinutes, graceMinutes } = setting.hall.appointments ?? usualSlot;
  const keepsSlot = slot !== null && now - slot <= (slotMinutes + graceMinutes) * minuteMs;
  const priorityClass = ticketClass(setting.hall, visitor.group, keepsSlot);
  const ticket: DayTicket = {
    id: `t${issueOrder}` as TicketId,
    number: String(issueOrder),
    priorityClass,
    pool: 'common',
    service: visitor.service,
    matters: 1,
    flags: [],
    issuedAt: now,
    issueOrder,
    rankAt: waitStart(priorityClass, now, slot),
    appointmentAt: slot,
    ageClass: ageClassOf(visitor.group),
    overtaken: 0,
    budget: base + share * ticketsAheadAtIssue(lines, 'common'),
    reservedFor: null,
    behindUntilCall: 0,
    visitor,
    group: visitor.group,
    waitFrom: Math.max(visitor.arriveAt * 1000, slot ?? 0),
    firstCallAt: null,
    calls: 0,
    outcome: 'waiting',
    foretold: null,
    ...(setting.hall.order.shortJobExponent === 0
      ? {}
      : { expectedMinutes: meanMinutesOf(day.model.times, visitor.service) }),
  };
  day.tickets.push(ticket);
  day.byId.set(ticket.id, ticket);
  addWaiting(lines, ticket);
  const bin = Math.floor(now / (binMinutes * minuteMs));
  day.issuedByBin[bin] = (day.issuedByBin[bin] ?? 0) + 1;
  return ticket;
}
