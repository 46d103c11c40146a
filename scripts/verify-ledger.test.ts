import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteLedger } from '../queue-server/ledger/sqlite-ledger.ts';
import { verifyLedger } from './verify-ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function fill(): Promise<void> {
  const ledger = openSqliteLedger({ path: join(folder, 'ledger.db') });
  const event = { type: 'E', at: 1, data: {}, commandId: null, fingerprint: null, actor: 'system' };
  await ledger.append('hall/demo', 0, [event, event, event]);
  await ledger.append('agency', 0, [event]);
  await ledger.close();
}

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await verifyLedger(args, (line) => lines.push(line));
  return { code, lines };
}

test('[D-24] a whole ledger: a line a stream, the sum, exit code 0', async () => {
  await fill();
  const { code, lines } = await run('--data', folder);
  expect(lines).toEqual([
    expect.stringMatching(/^agency: 1 events, head [0-9a-f]{64}$/),
    expect.stringMatching(/^hall\/demo: 3 events, head [0-9a-f]{64}$/),
    'verified: 4 events in 2 streams',
  ]);
  expect(code).toBe(0);
});

test('[D-24] [L-08] a broken ledger: the first bad sequence number, the other streams all the same, exit code 1', async () => {
  await fill();
  const raw = new Database(join(folder, 'ledger.db'));
  raw.exec("DROP TRIGGER events_no_update; UPDATE events SET actor = 'x' WHERE stream = 'agency'");
  raw.close();
  const { code, lines } = await run('--data', folder);
  expect(lines[0]).toBe('agency: first bad sequence number 1: the event is not what was written');
  expect(lines[1]).toMatch(/^hall\/demo: 3 events/);
  expect(lines[2]).toBe('broken: 1 of 2 streams');
  expect(code).toBe(1);
});

test('nothing to verify: the reason in words, exit code 2', async () => {
  const nowhere = await run('--data', join(folder, 'nowhere'));
  expect(nowhere).toEqual({ code: 2, lines: [expect.stringContaining('there is no ledger at')] });
  writeFileSync(join(folder, 'ledger.db'), 'not a database '.repeat(100));
  const other = await run('--data', folder);
  expect(other).toEqual({ code: 2, lines: [expect.stringContaining('cannot be opened as a ledger')] });
  expect((await run('--database', 'postgres://localhost/x')).code).toBe(2);
  expect(await run('--dat', folder)).toEqual({ code: 2, lines: [expect.stringContaining('usage:')] });
});

test('the command itself exits with the code', async () => {
  const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', '--data', folder], {
    timeout: 15_000,
  });
  await expect(command).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('there is no ledger') });
});
