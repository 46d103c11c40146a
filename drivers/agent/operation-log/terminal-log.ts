import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProblemCode } from '../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createLogFiles, type LogFiles } from './log-files.ts';
import { type LogKey, loadLogKey } from './log-key.ts';
import { createOperationLog, type LogTrouble, type OperationLog } from './operation-log.ts';

/** The log's place below the agent's folder, and its key. Refuses in words for the one who installs the terminal. */
export async function openLogFolder(
  dataDir: string,
  keyText: string | undefined,
): Promise<Result<{ readonly files: LogFiles; readonly key: LogKey }, string>> {
  const folder = join(dataDir, 'operation-log');
  const made = await mkdir(folder, { recursive: true, mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (!made) return err(`the folder of the operation log, ${folder}, cannot be made`);
  const key = await loadLogKey(keyText, join(dataDir, 'operation-log.key'));
  return key.ok ? ok({ files: createLogFiles(folder), key: key.value }) : key;
}

/** The log that the agent writes. `keyText` is the environment's `TIDEHALL_TERMINAL_LOG_KEY`, where it is set. */
export async function openTerminalLog(
  dataDir: string,
  keyText: string | undefined,
  now: () => number,
): Promise<Result<OperationLog, string>> {
  const folder = await openLogFolder(dataDir, keyText);
  if (!folder.ok) return folder;
  const log = await createOperationLog({ ...folder.value, now });
  return log.ok ? log : err('the operation log of this terminal was written with another key');
}

/** What a page is told that asks for business while nothing can be written down (D-24). */
export function problemOf(trouble: LogTrouble): ProblemCode {
  return trouble === 'full' ? 'operation_log_full' : 'terminal_clock_wrong';
}
