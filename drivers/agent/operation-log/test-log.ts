import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogFiles, type LogFiles } from './log-files.ts';
import { type OperationEntry, operationRef } from './operation-entry.ts';
import { createOperationLog, type OperationLog, type OperationLogOptions } from './operation-log.ts';
import { readOperationLog } from './read-operation-log.ts';

export const testKey = createSecretKey(Buffer.alloc(32, 7));
/** 09:00 in the hall. */
export const morning = Date.UTC(2026, 11, 1, 1);
export const dayMs = 86_400_000;

export const aPrint = {
  app: 'kiosk',
  device: 'ticket-printer',
  operation: 'ticket-print',
  outcome: 'done',
  ref: operationRef('print', 'p4f7Kq81'),
} as const;

export interface TestLog {
  readonly folder: string;
  readonly files: LogFiles;
  /** The clock, to be set. */
  readonly clock: { at: number };
  /** The log as a started agent opens it. */
  open(changes?: Partial<OperationLogOptions>): Promise<OperationLog>;
  /** Those that open, the oldest first; faults are passed over. */
  entries(): Promise<readonly OperationEntry[]>;
  remove(): void;
}

/** A log in a folder of its own with a clock of the test. */
export function createTestLog(): TestLog {
  const folder = mkdtempSync(join(tmpdir(), 'tidehall-log-'));
  const files = createLogFiles(folder);
  const clock = { at: morning };
  return {
    folder,
    files,
    clock,
    async open(changes = {}) {
      const log = await createOperationLog({ files, key: testKey, now: () => clock.at, ...changes });
      if (!log.ok) throw new Error(log.error);
      return log.value;
    },
    async entries() {
      const found: OperationEntry[] = [];
      for await (const record of readOperationLog(files, testKey))
        if (record.kind === 'entry') found.push(record.entry);
      return found;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
