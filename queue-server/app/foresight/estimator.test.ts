import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../../scripts/build/bundle.ts';
import { startCalibration } from '../../domain/estimate/calibration.ts';
import { answerForesight, type ForesightQuestion } from '../../domain/estimate/foresight.ts';
import { emptyModel } from '../../domain/estimate/learned-model.ts';
import { emptyLines, serialiseLines } from '../../domain/queue/call-order/waiting-lines.ts';
import { defaultOrder } from '../../domain/queue/default-order.ts';
import { inThreadEstimator, workerEstimator } from './estimator.ts';

let folder: string;
let script: URL;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-estimates-'));
  const file = join(folder, 'estimate-worker.mjs');
  await bundle('queue-server/app/foresight/estimate-worker.ts', file);
  script = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A hall of one open window at which nobody waits, after a day with a visitor in each ten minutes. */
function aQuestion(now = 36_000_000): ForesightQuestion {
  return {
    now,
    midnight: 0,
    lastTicketAt: 62_400_000,
    tickets: [],
    lines: serialiseLines(emptyLines()),
    windows: [
      {
        open: [{ from: 0, to: 86_400_000 }],
        slowness: 1,
        calling: { id: '1' as never, kind: 'comprehensive', services: [], lowCounter: false },
        busy: null,
      },
    ],
    model: { ...emptyModel, days: 1, arrivals: emptyModel.arrivals.map(() => 1) },
    volume: 1,
    slowness: 1,
    order: defaultOrder,
    calibration: startCalibration,
    seed: 5,
  };
}

/** A thread that does nothing but this. */
function threadOf(source: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';${source}`)}`,
  );
}

describe('estimates in a thread of their own', () => {
  test('[B-16] the thread answers what the rules answer, to each question its own', async () => {
    const estimator = workerEstimator(script);
    const [one, other] = [aQuestion(), { ...aQuestion(), windows: [] }];
    const answers = await Promise.all([estimator.answer(one), estimator.answer(other)]);
    expect(answers).toEqual([answerForesight(one), answerForesight(other)]);
    expect(answers[0]?.newcomers.general).not.toBeNull();
    expect(answers[1]?.newcomers.general).toBeNull();
    await estimator.close();
  });

  test('a thread that dies fails its question, and the next one gets a new thread', async () => {
    const estimator = workerEstimator(
      threadOf(`parentPort.on('message', () => { throw new Error('the thread died'); });`),
    );
    await expect(estimator.answer(aQuestion())).rejects.toThrow('the thread died');
    await expect(estimator.answer(aQuestion())).rejects.toThrow('the thread died');
    await estimator.close();
  });

  test('a thread that hangs is given up after the time limit, and replaced', async () => {
    const estimator = workerEstimator(threadOf(`parentPort.on('message', () => { for (;;); });`), 200);
    await expect(estimator.answer(aQuestion())).rejects.toThrow('took too long');
    await expect(estimator.answer(aQuestion())).rejects.toThrow('took too long');
    await estimator.close();
  });

  test('closing lets the answer under way come', async () => {
    const estimator = workerEstimator(script);
    const answer = estimator.answer(aQuestion());
    await estimator.close();
    expect((await answer).newcomers.general).not.toBeNull();
  });
});

test('[B-16] each lane has the estimate of its own windows: none while they are closed, the common one where there are none', async () => {
  const day = { from: 0, to: 86_400_000 };
  const at = (id: string, kind: 'comprehensive' | 'bulk' | 'result-pickup', open: readonly (typeof day)[]) => ({
    ...{ open, slowness: 1, busy: null },
    calling: { id: id as never, kind, services: [], lowCounter: false },
  });
  const windows = [
    at('1', 'comprehensive', [day]),
    at('D', 'bulk', [{ ...day, from: 39_600_000 }]),
    at('Q', 'result-pickup', []),
  ];
  const { newcomers } = await inThreadEstimator().answer({ ...aQuestion(), windows });
  expect(newcomers.general).not.toBeNull();
  expect(newcomers.bulk).toEqual({ p50Seconds: 3600, p90Seconds: 3600 });
  expect(newcomers['result-pickup']).toBeNull();
  expect(newcomers['unresolved-matter']).toEqual(newcomers.general);
});

test('without a bundle the same answers come from the same thread', async () => {
  expect(await inThreadEstimator().answer(aQuestion())).toEqual(answerForesight(aQuestion()));
});
