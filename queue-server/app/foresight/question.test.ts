import { describe, expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { answerForesight } from '../../domain/estimate/foresight.ts';
import { emptyModel } from '../../domain/estimate/learned-model.ts';
import { calmTide } from '../../domain/tidal/tidal-rule.ts';
import { initialVisits } from '../../views/visits/visits.ts';
import { questionOf } from './question.ts';

const now = at('09:30');
const windows = [windowOf('1'), windowOf('9', { tidal: true })];
const sample = sampleHall({ windows });
/** Twice what one window can do comes all day. */
const visits = {
  ...initialVisits(),
  model: { ...emptyModel, days: 5, arrivals: emptyModel.arrivals.map(() => 4) },
};

function openOf(mode: 'advice' | 'automatic', freeTellers: number) {
  const config = { ...sample, tidal: { ...sample.tidal, mode } };
  const { state } = given(
    configureHall(config),
    rollDay(at('08:00')),
    atWindow('OpenWindow', '1', { at: at('08:30') }),
    ...Array.from({ length: 8 }, (_, index) => issue(`t${index}`, { at: at('09:20') })),
  );
  const question = questionOf(state, config, visits, now, { tide: calmTide, freeTellers });
  return question.windows.find((window) => window.calling.id === '9')?.open;
}

describe('[B-16] the estimate plays the tidal rule forward', () => {
  test('where the hall follows it by itself and a teller is there', () => {
    const [opening] = openOf('automatic', 1) ?? [];
    expect(opening?.from).toBeGreaterThan(now);
    expect(opening?.from).toBeLessThan(now + 30 * 60_000);
  });

  test('not where the manager decides, and not without a teller', () => {
    expect(openOf('advice', 1)).toEqual([]);
    expect(openOf('automatic', 0)).toEqual([]);
  });
});

test('[B-22] [B-16] behind eight matters of five minutes lane D is told some 40 minutes, waiting or being served', () => {
  const served = [atWindow('CallNextTicket', 'D', { at: now }), atWindow('StartService', 'D', { at: now })] as const;
  for (const steps of [[], served]) {
    const { state } = given(
      configureHall(sampleHall()),
      rollDay(at('08:00')),
      atWindow('OpenWindow', 'D', { at: at('08:30') }),
      issue('many', { at: at('09:29'), matters: 8 }),
      ...steps,
    );
    const learned = { ...visits, model: { ...visits.model, noShowShare: 0 } };
    const question = questionOf(state, sampleHall(), learned, now, { tide: calmTide, freeTellers: 0 });
    const { p50Seconds = 0 } = answerForesight(question).newcomers.bulk ?? {};
    expect(p50Seconds / 60).toBeGreaterThan(35);
    expect(p50Seconds / 60).toBeLessThan(45);
  }
});

test('[B-16] what the question holds can be sent to a thread, and nothing of a person is in it', () => {
  const { state } = given(
    configureHall(sample),
    rollDay(at('08:00')),
    issue('t1', { at: at('09:20'), subject: 'person1', age: 70 }),
  );
  const question = questionOf(state, sample, visits, now, { tide: calmTide, freeTellers: 0 });
  expect(structuredClone(question)).toEqual(question);
  expect(JSON.stringify(question)).not.toContain('person1');
});
