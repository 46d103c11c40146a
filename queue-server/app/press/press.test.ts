import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../../scripts/build/bundle.ts';
import type { DeviceTestPage } from '../../documents/device-test-page.ts';
import { inThreadPress, workerPress } from './press.ts';

const page: DeviceTestPage = {
  hallName: { zh: '大厅', en: 'Hall' },
  terminal: '1 号机',
  printedAt: 0,
  utcOffsetMinutes: 480,
  parts: [],
  address: 'http://hall.test',
};

let folder: string;
let script: URL;
beforeAll(async () => {
  // Within the project, as `dist` is: from there the bundle finds its packages.
  mkdirSync('.tsbuild', { recursive: true });
  folder = mkdtempSync(resolve('.tsbuild/press-'));
  const file = join(folder, 'press-worker.mjs');
  await bundle('queue-server/app/press/press-worker.ts', file);
  script = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('[D-06] the bundled thread finds its fonts and makes the very file that this thread makes', async () => {
  const press = workerPress(script);
  const made = await press.deviceTestPage(page);
  await press.close();
  expect(Buffer.from(made).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(Buffer.from(made).equals(Buffer.from(await inThreadPress().deviceTestPage(page)))).toBe(true);
});

test('[D-06] a document that takes too long is an error, and the next one is made', async () => {
  const press = workerPress(script, 1);
  await expect(press.deviceTestPage(page)).rejects.toThrow('the document took too long');
  await press.close();
});
