import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DevicePartState } from '../../protocol/agent.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { startTestAgent, type TestAgent } from './test-agent.ts';

let dataDir: string;
let agent: TestAgent;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tidehall-unreadable-'));
  // A folder stands where the file should be.
  await mkdir(join(dataDir, 'prints.jsonl'));
  agent = await startTestAgent({ dataDir }, { now: Date.now });
});
afterEach(async () => {
  await agent.close();
  await rm(dataDir, { recursive: true });
});

test('[B-11] [D-07] a journal of prints that cannot be read is the printer part’s trouble, by its name, and each ticket’s', async () => {
  const page = agent.connect();
  const known = new Promise<DevicePartState>((resolve) => {
    page.on('agent:status', ({ parts }) => {
      const printer = parts.find(({ part }) => part === 'ticket-printer');
      if (printer && printer.state !== 'absent') resolve(printer.state);
    });
  });
  expect(await known).toBe('journal-unreadable');
  const answer = await agent.call('/tickets/print', { printId: 'one', slip: exampleSlip });
  expect(await answer.json()).toEqual({ outcome: 'failed', state: 'journal-unreadable' });
});
