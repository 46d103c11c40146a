import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { verifyOperationLog } from './read-operation-log.ts';
import { openLogFolder, openTerminalLog, problemOf } from './terminal-log.ts';
import { aPrint, morning } from './test-log.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tidehall-terminal-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('[D-24] a terminal makes its log and its key at the first start, and finds both at the next', async () => {
  for (const _start of [1, 2]) {
    const log = await openTerminalLog(dataDir, undefined, () => morning);
    expect(log.ok && (await log.value.append(aPrint)).ok).toBe(true);
  }
  expect(readdirSync(dataDir).sort()).toEqual(['operation-log', 'operation-log.key']);
  const folder = await openLogFolder(dataDir, undefined);
  expect(folder.ok && (await verifyOperationLog(folder.value.files, folder.value.key))).toEqual({
    entries: 2,
    faults: [],
  });
});

test('[D-24] a command that asks the log makes nothing: neither a folder, nor a key that would not fit', async () => {
  const none = await openLogFolder(dataDir, 'ab'.repeat(32));
  expect(none.ok ? '' : none.error).toContain('there is no operation log');
  expect(readdirSync(dataDir)).toEqual([]);
  // The agent has its key from the environment, and the command was given none.
  await openTerminalLog(dataDir, 'ab'.repeat(32), () => morning);
  const keyless = await openLogFolder(dataDir, undefined);
  expect(keyless.ok ? '' : keyless.error).toContain('TIDEHALL_TERMINAL_LOG_KEY is not set');
  expect(readdirSync(dataDir)).toEqual(['operation-log']);
});

test('[D-24] a terminal whose key was lost makes no other one beside the log that it cannot read', async () => {
  const log = await openTerminalLog(dataDir, 'ab'.repeat(32), () => morning);
  if (log.ok) await log.value.append(aPrint);
  const keyless = await openTerminalLog(dataDir, '', () => morning);
  expect(keyless.ok ? '' : keyless.error).toContain('there is no key of the operation log');
  expect(readdirSync(dataDir)).toEqual(['operation-log']);
});

test('[D-24] another key, or a folder that cannot be made, is said in words', async () => {
  const log = await openTerminalLog(dataDir, undefined, () => morning);
  if (log.ok) await log.value.append(aPrint);
  expect(await openTerminalLog(dataDir, 'ab'.repeat(32), () => morning)).toEqual(
    err('the operation log of this terminal was written with another key'),
  );
  writeFileSync(join(dataDir, 'file'), '');
  const refused = await openTerminalLog(join(dataDir, 'file'), undefined, () => morning);
  expect(refused.ok ? '' : refused.error).toContain('cannot be made');
});

test('[D-24] the kiosk can say why it stopped', () => {
  expect([problemOf('full'), problemOf('clock-wrong')]).toEqual(['operation_log_full', 'terminal_clock_wrong']);
});
