import { describe, expect, test } from 'vitest';
import { sampleHall } from '../../../tests/support/sample-hall.ts';
import { emptyModel } from '../../domain/estimate/learned-model.ts';
import { planDay } from '../../domain/planning/plan-day.ts';
import { planOfDay } from './plan-of-day.ts';

const quiet = { ...emptyModel, days: 5 };
const { hours } = sampleHall();

function planFor(day: string, over: Partial<typeof hours> = {}) {
  const hall = { config: () => sampleHall({ hours: { ...hours, ...over } }), foresight: { visits: { model: quiet } } };
  return planOfDay(hall, day, { plan: async (question) => planDay(question) });
}

test.each(['2026-02-31', '2026-02-29', '2026-04-31'])(
  '[B-07] no plan is made for %s, which no calendar has',
  async (day) => {
    expect(await planFor(day)).toMatchObject({ ok: false, error: { code: 'unknown_day' } });
  },
);

describe('[Q-12] the plan says whether the days off of its year are known', () => {
  test('where some are listed they are; a year without any is planned, and said to be unknown', async () => {
    expect(await planFor('2026-05-06')).toMatchObject({ value: { standing: 'planned', calendarKnown: true } });
    expect(await planFor('2027-10-01')).toMatchObject({ value: { standing: 'planned', calendarKnown: false } });
  });

  test('a weekend of an unknown year may yet become a working day', async () => {
    expect(await planFor('2027-10-02')).toMatchObject({ value: { standing: 'closed-day', calendarKnown: false } });
  });

  test('a hall that is always open, or never has days off, needs no calendar', async () => {
    expect(await planFor('2027-10-01', { alwaysOpen: true })).toMatchObject({ value: { calendarKnown: true } });
    expect(await planFor('2027-10-01', { holidays: [] })).toMatchObject({ value: { calendarKnown: true } });
  });
});
