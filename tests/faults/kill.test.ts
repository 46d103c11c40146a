import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runFaults } from '../../scripts/faults/run-faults.ts';
import { ensureBuilt } from '../../scripts/launch/build.mjs';

/** `npm run faults -- --count 200` does the same for longer. */
const kills = 10;
let folder: string;

beforeAll(async () => {
  ensureBuilt('server', 'estimates');
  folder = await mkdtemp(join(tmpdir(), 'tidehall-kill-'));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test(`[B-19] ${kills} times kill -9 under load: nothing acknowledged is lost, no number is given twice, nobody is called twice`, async () => {
  const report = await runFaults(folder, kills, () => undefined);
  expect(report).toMatchObject({ faults: kills, lost: 0, duplicateNumbers: 0, doubleCalls: 0, chainBroken: 0 });
  // The plug was pulled while people were at it.
  expect(report.acknowledged).toBeGreaterThan(kills * 5);
}, 180_000);
