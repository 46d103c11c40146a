import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPrintJournal } from '../print-journal/print-journal.ts';
import { hangFile } from '../test-hung-file.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { ticketPrinterPlugin } from '../ticket-printer/plugin.ts';
import type { AgentContext } from './agent.ts';
import { createLogFiles } from './operation-log/log-files.ts';
import { createTestLog, type TestLog } from './operation-log/test-log.ts';
import { createParts } from './parts.ts';
import { ticketOutcomes } from './print-desk.ts';
import { createRecorder } from './recorder.ts';
import { startAgentAround, type TestAgent } from './test-agent.ts';

let log: TestLog;
let mend: () => Promise<void>;
beforeEach(() => {
  log = createTestLog();
});
afterEach(() => log.remove());

const slip = exampleSlip;
const printed = { outcome: 'printed' };

async function start(memory: Pick<AgentContext, 'recorder' | 'printJournal'>): Promise<TestAgent> {
  const now = () => log.clock.at;
  const parts = await createParts({ printer: { kind: 'simulated' } }, { now, dataDir: null }, [ticketPrinterPlugin]);
  const agent = await startAgentAround({ parts, now, ...memory });
  await agent.call('/simulator/printer', {});
  return agent;
}

async function print(agent: TestAgent, printId: string): Promise<unknown> {
  return (await agent.call('/tickets/print', { printId, slip })).json();
}

test('[B-11] a disk that hangs at the journal: the ticket is told as failed and not printed; when it goes on, so does printing', async () => {
  const path = join(log.folder, 'prints.jsonl');
  mend = hangFile(`${path}.new`);
  const agent = await start({ printJournal: await openPrintJournal(path, ticketOutcomes, 100) });
  expect(await print(agent, 'one')).toEqual({ outcome: 'failed', state: 'fault' });
  expect(await (await agent.call('/session/wipe', {})).json()).toEqual({ failed: [] });
  expect((await agent.call('/simulator/printer/last.svg')).status).toBe(404);
  await mend();
  await vi.waitFor(async () => expect(await print(agent, 'one')).toEqual(printed), 10_000);
  await agent.close();
});

test('[D-24] a disk that hangs at the log: no business is done, in words, and neither wipe nor stop waits for it for ever', async () => {
  mend = hangFile(join(log.folder, 'head.new'));
  const files = createLogFiles(log.folder, 500);
  const agent = await start({ recorder: createRecorder(await log.open({ files }), 1_000) });
  expect(await print(agent, 'one')).toMatchObject({ status: 503, code: 'operation_log_full' });
  expect(await (await agent.call('/session/wipe', {})).json()).toEqual({ failed: [] });
  await agent.close();
  await mend();
});
