import { generateArrivals, usualDay } from './generate-arrivals.ts';
import { noTroubles, type Troubles } from './hall-day.ts';
import type { Visitor } from './visitor.ts';

/** A day that goes wrong in one way. */
export interface HardDay {
  readonly name: string;
  readonly visitors: (seed: number) => readonly Visitor[];
  readonly troubles: Troubles;
  /** A power cut is the one day on which the green channel cannot keep its bound. */
  readonly greenBound: boolean;
}

const hour = 3600;
const hourMs = 3_600_000;
const usual = (seed: number) => generateArrivals(usualDay, seed);

/** The six days on which the rules must hold all the same. */
export const hardDays: readonly HardDay[] = [
  {
    name: '60 seniors by coach in three minutes',
    visitors: (seed) =>
      merged(
        usual(seed),
        people(60, seed, (place) => 10 * hour + place * 3, { group: 'senior' }),
      ),
    troubles: noTroubles,
    greenBound: true,
  },
  {
    name: '120 in line at opening',
    visitors: (seed) =>
      merged(
        usual(seed),
        // Their wait begins when the doors open: before that there is neither a ticket nor a window.
        people(120, seed, (place) => 8.5 * hour + place, {}),
      ),
    troubles: noTroubles,
    greenBound: true,
  },
  {
    name: 'a power cut from 10:10 to 10:50',
    visitors: usual,
    troubles: { ...noTroubles, powerCuts: [{ from: (10 + 10 / 60) * hourMs, to: (10 + 50 / 60) * hourMs }] },
    greenBound: false,
  },
  {
    name: 'all regular tellers away from 12 to 13',
    visitors: usual,
    troubles: { ...noTroubles, regularAway: [{ from: 12 * hourMs, to: 13 * hourMs }] },
    greenBound: true,
  },
  {
    name: '40 % green',
    visitors: (seed) => generateArrivals({ ...usualDay, greenShare: 0.4 }, seed),
    troubles: noTroubles,
    greenBound: true,
  },
  {
    name: 'one teller three times slower',
    visitors: usual,
    troubles: { ...noTroubles, slowness: { '3': 3 } },
    greenBound: true,
  },
];

/** So many further people, with the matters and times of a usual day, without bookings. */
function people(
  count: number,
  seed: number,
  arriveAt: (place: number) => number,
  given: Partial<Visitor>,
): readonly Visitor[] {
  const shape = { ...usualDay, visitors: 2 * count + 50, bookedShare: 0 };
  return generateArrivals(shape, seed + 50_000)
    .slice(0, count)
    .map((visitor, place) => ({ ...visitor, arriveAt: arriveAt(place), ...given }));
}

function merged(one: readonly Visitor[], other: readonly Visitor[]): readonly Visitor[] {
  return [...one, ...other].sort((first, second) => first.arriveAt - second.arriveAt);
}
