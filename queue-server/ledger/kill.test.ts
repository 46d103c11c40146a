import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyStream } from './hash-chain.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const HALL = 'hall/demo';
const ledgerModule = new URL('./sqlite-ledger.ts', import.meta.url).href;

// Appends batches of three without end and says each sequence number only once it is durable.
const writer = `
  const { openSqliteLedger } = await import(${JSON.stringify(ledgerModule)});
  const { writeSync } = await import('node:fs');
  const ledger = openSqliteLedger({ path: process.argv[1] });
  const event = { type: 'E', at: 1, data: { filler: 'x'.repeat(400) }, commandId: null, fingerprint: null, actor: 'system' };
  for (let seq = 0; ; seq += 3) {
    await ledger.append('hall/demo', seq, [event, event, event]);
    writeSync(1, (seq + 3) + '\\n');
  }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[B-19] a process killed while it writes loses nothing that it acknowledged, and no batch by half', async () => {
  const path = join(folder, 'ledger.db');
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', writer, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 15_000,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.length > 1000) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  const acknowledged = Math.max(...said.split('\n').slice(0, -1).map(Number));
  expect(acknowledged).toBeGreaterThan(100);

  const ledger = openSqliteLedger({ path });
  const verification = await verifyStream(ledger, HALL);
  if (!verification.ok) throw new Error(verification.reason);
  expect(verification.count).toBeGreaterThanOrEqual(acknowledged);
  expect(verification.count % 3).toBe(0);
  expect((await ledger.append(HALL, verification.count, [])).ok).toBe(true);
  await ledger.close();
});
