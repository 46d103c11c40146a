import { describe, expect, test } from 'vitest';
import { generateArrivals, usualDay } from '../../../simulator/generate-arrivals.ts';
import { learnHistory } from '../../../simulator/history.ts';
import { sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { emptyModel } from '../estimate/learned-model.ts';
import { firstGuess, planDay } from './plan-day.ts';
import type { PlanQuestion } from './plan-question.ts';
import { playDay } from './play-day.ts';

const hall = sampleHall({ windows: Array.from({ length: 14 }, (_, index) => windowOf(String(index + 1))) });
const days = [1, 2, 3, 4].map((seed) => generateArrivals({ ...usualDay, visitors: 600 }, seed));

function aQuestion(over: Partial<PlanQuestion> = {}): PlanQuestion {
  return {
    opens: 510,
    closes: 1050,
    lastTicket: 1040,
    available: Array.from({ length: 18 }, () => ({ regular: 10, tidal: 4 })),
    model: learnHistory(hall, days),
    order: hall.order,
    share: 0.9,
    withinMinutes: 15,
    seed: 11,
    ...over,
  };
}

describe('how many windows a day needs', () => {
  test('[B-07] [O-02] with enough windows the plan keeps the promise in every half hour, as simulated', () => {
    const plan = planDay(aQuestion());
    expect(plan?.visits).toBeGreaterThan(550);
    expect(plan?.visits).toBeLessThan(650);
    expect(plan?.withinShare).toBeGreaterThanOrEqual(0.9);
    for (const half of plan?.halfHours ?? []) expect(half.simulated?.withinShare ?? 1).toBeGreaterThan(0.86);
    // More windows in the peak than at the end of the day, and never more than there are.
    const windows = plan?.halfHours.map((half) => half.windows) ?? [];
    expect(Math.max(...windows.slice(1, 5))).toBeGreaterThan(windows.at(-1) ?? 0);
    expect(Math.max(...windows)).toBeLessThanOrEqual(14);
  });

  test('the first guess alone keeps most of the promise on simulated days', () => {
    const question = aQuestion();
    const guess = firstGuess(question).map((half) => half.firstGuess);
    const waits = playDay(question, guess, 60, 5).flat();
    expect(waits.filter((wait) => wait <= 900).length / waits.length).toBeGreaterThan(0.88);
  });

  test('[O-02] with too few windows it says how far the promise is missed, and asks for no window that is not there', () => {
    const plan = planDay(aQuestion({ available: Array.from({ length: 18 }, () => ({ regular: 5, tidal: 1 })) }));
    expect(Math.max(...(plan?.halfHours.map((half) => half.windows) ?? []))).toBe(6);
    expect(plan?.halfHours.some((half) => (half.simulated?.withinShare ?? 1) < 0.9)).toBe(true);
    expect(plan?.withinShare).toBeLessThan(0.9);
  });

  test('without a past day there is no plan', () => {
    expect(planDay(aQuestion({ model: emptyModel }))).toBeNull();
  });

  test('the same question has the same answer', () => {
    expect(planDay(aQuestion())).toEqual(planDay(aQuestion()));
  });
});

test('a day that is played calls everybody, also those who came last', () => {
  const question = aQuestion();
  const waits = playDay(
    question,
    question.available.map(() => 14),
    20,
    7,
  );
  const perDay = waits.flat().length / 20;
  expect(Math.abs(perDay - 600)).toBeLessThan(40);
  expect(waits.at(-1)?.length).toBeGreaterThan(0);
});
