import type { Group } from '../protocol/ticket.ts';
import { createRandom, drawNormal, type Random } from '../queue-server/domain/estimate/random.ts';
import type { Visitor } from './visitor.ts';

/** What a synthetic day looks like. Shares are of all visitors. */
export interface DayShape {
  readonly visitors: number;
  /** Aged 60 and more, the very old (80+) included. */
  readonly seniorShare: number;
  /** Served on arrival: the very old, soldiers, the disabled. */
  readonly greenShare: number;
  readonly bookedShare: number;
  readonly noShowShare: number;
}

export const usualDay: DayShape = {
  visitors: 750,
  seniorShare: 0.25,
  greenShare: 0.08,
  bookedShare: 0.1,
  noShowShare: 0.05,
};

const hour = 3600;
/** Relative rates of arrival by clock hour: peaks at 9-11 and 14-15:30, a dip at lunch. */
const rates: readonly { readonly from: number; readonly to: number; readonly rate: number }[] = [
  { from: 8.5, to: 9, rate: 1.1 },
  { from: 9, to: 11, rate: 1.6 },
  { from: 11, to: 12, rate: 0.95 },
  { from: 12, to: 14, rate: 0.6 },
  { from: 14, to: 15.5, rate: 1.35 },
  { from: 15.5, to: 16.5, rate: 0.85 },
  { from: 16.5, to: 17.3, rate: 0.55 },
];
/** Mean minutes of the items in turn: how long a matter takes at the counter is invented. */
const itemMinutes = [3, 4.5, 6.2, 3.5, 8.1, 5.3, 4.3, 7.2, 3.3, 5.7] as const;
const items = 64;
const spread = 0.6;
const seniorFactor = 1.15;

/** A synthetic day, the same for the same seed. */
export function generateArrivals(shape: DayShape, seed: number): Visitor[] {
  const random = createRandom(seed, 1);
  // Days differ in volume by more than Poisson's law: about 5 % up or down.
  const visitors = Math.round(shape.visitors * (1 + 0.05 * drawNormal(random)));
  return Array.from({ length: visitors }, () => visitorOf(shape, random)).sort(
    (one, other) => one.arriveAt - other.arriveAt,
  );
}

function visitorOf(shape: DayShape, random: Random): Visitor {
  const group = groupOf(shape, random());
  const service = itemOf(random);
  const old = group === 'senior' || group === 'very-senior';
  const mean = meanSecondsOf(service) * (old ? seniorFactor : 1);
  const serviceSeconds = mean * Math.exp(spread * drawNormal(random) - spread ** 2 / 2);
  const came = arrivalTime(random);
  const booked = random() < shape.bookedShare;
  const slot = Math.min(17 * hour, Math.max(9 * hour, Math.round(came / 900) * 900));
  // People with a booking come about eight minutes early, some late.
  const arriveAt = booked ? Math.max(8.5 * hour, slot - 480 + 300 * drawNormal(random)) : came;
  return {
    arriveAt: Math.round(arriveAt),
    service,
    group,
    appointmentAt: booked ? slot : null,
    serviceSeconds: Math.max(20, Math.round(serviceSeconds)),
    patienceSeconds: null,
    noShow: random() < shape.noShowShare,
  };
}

function arrivalTime(random: Random): number {
  const total = rates.reduce((sum, { from, to, rate }) => sum + (to - from) * rate, 0);
  let left = random() * total;
  for (const { from, to, rate } of rates) {
    const weight = (to - from) * rate;
    if (left < weight) return (from + left / rate) * hour;
    left -= weight;
  }
  return 17.3 * hour;
}

/** Half of the green are very old, so these count as seniors by age too. */
function groupOf(shape: DayShape, drawn: number): Group {
  const verySenior = Math.min(shape.greenShare / 2, shape.seniorShare);
  if (drawn < verySenior) return 'very-senior';
  if (drawn < shape.seniorShare) return 'senior';
  const others = shape.greenShare - verySenior;
  if (drawn < shape.seniorShare + others / 2) return 'veteran';
  return drawn < shape.seniorShare + others ? 'disabled' : 'general';
}

/** A few items make up most visits. */
function itemOf(random: Random): number {
  return 1 + Math.min(items - 1, Math.floor(items * random() ** 2.5));
}

function meanSecondsOf(item: number): number {
  return (itemMinutes[item % itemMinutes.length] ?? 5) * 60;
}
