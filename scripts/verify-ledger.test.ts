import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteLedger } from '../queue-server/ledger/sqlite-ledger.ts';
import { openLastingDatabase } from '../queue-server/sqlite/lasting-database.ts';
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
  const raw = openLastingDatabase(join(folder, 'ledger.db'));
  raw.exec("DROP TRIGGER events_no_update; UPDATE events SET actor = 'x' WHERE stream = 'agency'");
  raw.close();
  const { code, lines } = await run('--data', folder);
  expect(lines[0]).toBe('agency: first bad sequence number 1: the event is not what was written');
  expect(lines[1]).toMatch(/^hall\/demo: 3 events/);
  expect(lines[2]).toBe('broken: 1 of 2 streams');
  expect(code).toBe(1);
});

test('[D-24] a snapshot that was changed: its sequence number, exit code 1; one of an earlier version is left alone', async () => {
  await fill();
  const ledger = openSqliteLedger({ path: join(folder, 'ledger.db') });
  await ledger.saveSnapshot({ stream: 'hall/demo', seq: 2, version: '1', state: '{"open":1}' });
  await ledger.close();
  expect((await run('--data', folder)).code).toBe(0);
  const raw = openLastingDatabase(join(folder, 'ledger.db'));
  raw.exec(`UPDATE snapshots SET state = replace(state, '"open":1', '"open":2')`);
  const changed = await run('--data', folder);
  expect(changed.lines[1]).toMatch(/^hall\/demo: first bad sequence number 2: the snapshot that ends here is not/);
  expect(changed.lines[2]).toBe('broken: 1 of 2 streams');
  expect(changed.code).toBe(1);
  raw.exec(`UPDATE snapshots SET state = '{"open":2}'`);
  raw.close();
  expect((await run('--data', folder)).code).toBe(0);
});

test.each([
  ['is no database any more', () => 'not a database '.repeat(100)],
  ['has lost the mark of a ledger', (file: Buffer) => file.fill(0, 68, 72)],
  ['has the schema of no version', (file: Buffer) => file.fill(9, 60, 64)],
])('[D-24] a ledger whose file %s: damaged from the first event on, exit code 1', async (_, damage) => {
  await fill();
  const path = join(folder, 'ledger.db');
  writeFileSync(path, damage(readFileSync(path)));
  const { code, lines } = await run('--data', folder);
  expect(lines).toEqual([expect.stringMatching(/cannot be opened as a ledger.* sequence number 1 /)]);
  expect(code).toBe(1);
});

test('nothing to verify: the reason in words, exit code 2', async () => {
  const nowhere = await run('--data', join(folder, 'nowhere'));
  expect(nowhere).toEqual({ code: 2, lines: [expect.stringContaining('there is no ledger at')] });
  expect((await run('--database', 'postgres://localhost/x')).code).toBe(2);
  expect(await run('--dat', folder)).toEqual({ code: 2, lines: [expect.stringContaining('usage:')] });
});

test('the command itself exits with the code', async () => {
  const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', '--data', folder], {
    timeout: 15_000,
  });
  await expect(command).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('there is no ledger') });
});
