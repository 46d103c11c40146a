import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EstimateReportReply } from '../../protocol/estimate-report.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { OutlookReply, PlanReply, TidalAdviceView } from '../../protocol/manager-api.ts';
import type { Problem } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createManagerModel } from './manager-model.ts';

const advice = { id: 'advice1', kind: 'open' } as TidalAdviceView;
const refusal: Problem = { type: 'x', title: 'x', status: 409, code: 'no_qualified_teller', detail: 'x' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aModel() {
  const sent: { body: object; key: string }[] = [];
  const plans: ((answer: Result<PlanReply, Problem>) => void)[] = [];
  let changed: () => void = () => undefined;
  const asked = {
    advice: advice as TidalAdviceView | null,
    outlooks: 0,
    reports: [] as string[],
    stopped: false,
    answer: ok({}) as Result<unknown, Problem>,
  };
  const model = createManagerModel({
    api: {
      outlook: () => {
        asked.outlooks += 1;
        return Promise.resolve(ok({ now: asked.outlooks, tide: { advice: asked.advice } } as OutlookReply));
      },
      plan: () => new Promise((resolve) => void plans.push(resolve)),
      estimates: (_hall, from, to) => {
        asked.reports.push(`${from} ${to}`);
        return Promise.resolve(ok({ from, to } as EstimateReportReply));
      },
      answerAdvice: (_hall, _advice, body, key) => {
        sent.push({ body, key });
        return Promise.resolve(asked.answer);
      },
    },
    hall: 'demo' as HallId,
    newKey: () => `key-${sent.length}`,
    onQueueChange: (listener) => {
      changed = listener;
      return () => {
        asked.stopped = true;
      };
    },
  });
  return { model, asked, sent, plans, change: () => changed() };
}

test('[B-07] the page is read anew every ten seconds, and soon after the queue has changed, but not for each change', async () => {
  const { model, asked, change } = aModel();
  const stop = model.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.outlooks).toBe(1);
  for (let press = 0; press < 20; press += 1) change();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked.outlooks).toBe(2);
  await vi.advanceTimersByTimeAsync(8_000);
  expect([asked.outlooks, model.outlook.value?.now]).toEqual([3, 3]);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked.outlooks, asked.stopped]).toEqual([3, true]);
});

test('[B-08] advice is accepted or declined with a reason, and the page shows what came of it', async () => {
  const { model, asked, sent } = aModel();
  model.declining.value = advice;
  await model.decline(advice, '高峰马上过去');
  await model.accept(advice);
  expect(sent.map(({ body }) => body)).toEqual([{ accept: false, why: '高峰马上过去' }, { accept: true }]);
  expect(model.declining.value).toBeNull();
  expect(asked.outlooks).toBe(2);
});

test('[B-08] a refusal is told, and stays to be read while the page is read anew, until the advice is gone', async () => {
  const { model, asked } = aModel();
  const stop = model.start();
  await vi.advanceTimersByTimeAsync(0);
  asked.answer = err(refusal);
  await model.accept(advice);
  expect(model.refusal.value?.code).toBe('no_qualified_teller');
  expect(model.busy.value).toBe(false);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(model.refusal.value?.code).toBe('no_qualified_teller');
  asked.advice = null;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(model.refusal.value).toBeNull();
  stop();
});

test('a plan that arrives late does not replace that of the day chosen since', async () => {
  const { model, plans } = aModel();
  const first = model.planFor('2026-05-07');
  const second = model.planFor('2026-05-08');
  plans[1]?.(ok({ day: '2026-05-08' } as PlanReply));
  plans[0]?.(ok({ day: '2026-05-07' } as PlanReply));
  await Promise.all([first, second]);
  expect(model.plan.value?.day).toBe('2026-05-08');
});

test('[B-16] the report follows the chosen days every minute, and an answer for days that were left is dropped', async () => {
  const { model, asked } = aModel();
  const stop = model.followEstimates('2026-05-06', '2026-05-06');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.reports).toEqual(['2026-05-06 2026-05-06', '2026-05-06 2026-05-06']);
  stop();
  model.followEstimates('2026-04-30', '2026-05-06')();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.reports).toHaveLength(3);
  expect(model.estimates.value?.from).toBe('2026-05-06');
});
