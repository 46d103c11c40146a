import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from '../ticket-printer/simulator/simulated-printer.ts';
import { startSerialLine } from '../transport/socat.ts';
import { next, startTestAgent, statusWith, type TestAgent } from './test-agent.ts';

const retryMs = [20, 200] as const;
const part = 'ticket-printer';

let printer: SimulatedPrinter;
let agent: TestAgent | null;
beforeEach(async () => {
  printer = await startSimulatedPrinter(80);
  agent = null;
});
afterEach(async () => {
  await agent?.close();
  await printer.close();
});

async function print(printId: string): Promise<unknown> {
  const answer = await agent?.call('/tickets/print', { printId, slip: exampleSlip });
  return answer?.json();
}

test('[D-07] a network printer that is unplugged and plugged in again comes back without a restart of the agent', async () => {
  agent = await startTestAgent(
    { printer: { kind: 'tcp', host: '127.0.0.1', port: printer.port, paperMm: 80 } },
    { retryMs },
  );
  const page = agent.connect();
  await statusWith(page, 'ok', part);
  const gone = statusWith(page, 'absent', part);
  printer.pull({ unplugged: true });
  expect(await print('while-unplugged')).toEqual({ outcome: 'failed', state: 'absent' });
  await gone;
  const back = statusWith(page, 'ok', part);
  printer.pull({ unplugged: false });
  await back;
  expect(await print('after')).toEqual({ outcome: 'printed' });
});

test('a serial line that is pulled out and put in again comes back, and so does one that was not there at the start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-reconnect-'));
  const path = join(folder, 'tty');
  agent = await startTestAgent({ printer: { kind: 'serial', path, baudRate: 115_200, paperMm: 80 } }, { retryMs });
  const page = agent.connect();
  await next(page, 'agent:status');
  for (const round of ['first', 'second']) {
    const back = statusWith(page, 'ok', part);
    const line = await startSerialLine(printer.port);
    await symlink(line.path, path);
    await back;
    expect(await print(round)).toEqual({ outcome: 'printed' });
    const gone = statusWith(page, 'absent', part);
    await rm(path);
    await line.close();
    expect(await print(`${round}-pulled-out`)).toEqual({ outcome: 'failed', state: 'absent' });
    await gone;
  }
  await rm(folder, { recursive: true });
});
