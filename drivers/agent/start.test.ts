import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAgent } from './start.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tidehall-start-'));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dataDir, { recursive: true });
});

test('[D-24] an agent whose devices cannot be made leaves no recorder at work behind it', async () => {
  const config = { port: 0, apps: [], dataDir, devices: { scanner: { kind: 'magic' } } };
  await expect(startAgent(config, { production: false, now: Date.now })).rejects.toThrow();
  expect(vi.getTimerCount()).toBe(0);
});
