import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProblemCode } from '../../../protocol/problem-kinds.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createDisk } from '../../disk.ts';
import { createLogFiles, type LogFiles } from './log-files.ts';
import { type LogKey, loadLogKey, loadOrMakeLogKey } from './log-key.ts';
import { createOperationLog, type LogTrouble, type OperationLog } from './operation-log.ts';

interface LogFolder {
  readonly files: LogFiles;
  readonly key: LogKey;
}

const folderIn = (dataDir: string): string => join(dataDir, 'operation-log');
const keyPathIn = (dataDir: string): string => join(dataDir, 'operation-log.key');

/** The log that an agent has written below its folder, and its key. Makes neither; refuses in words for the one who asks the log. */
export async function openLogFolder(dataDir: string, keyText: string | undefined): Promise<Result<LogFolder, string>> {
  const folder = folderIn(dataDir);
  const found = await createDisk()(() => stat(folder)).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!found) return err(`there is no operation log in ${folder}`);
  const key = await loadLogKey(keyText, keyPathIn(dataDir));
  return key.ok ? ok({ files: createLogFiles(folder), key: key.value }) : key;
}

async function makeLogFolder(dataDir: string, keyText: string | undefined): Promise<Result<LogFolder, string>> {
  const folder = folderIn(dataDir);
  const made = await createDisk()(() => mkdir(folder, { recursive: true, mode: 0o700 })).then(
    () => true,
    () => false,
  );
  if (!made) return err(`the folder of the operation log, ${folder}, cannot be made`);
  const files = createLogFiles(folder);
  const days = await files.list().catch(() => null);
  if (days === null) return err(`the folder of the operation log, ${folder}, cannot be read`);
  // A key made now would not fit what was written before.
  const isNew = days.length === 0;
  const key = await (isNew ? loadOrMakeLogKey : loadLogKey)(keyText, keyPathIn(dataDir));
  return key.ok ? ok({ files, key: key.value }) : key;
}

/** The log that the agent writes; folder and key are made at its first start. `keyText` is the environment's `TIDEHALL_TERMINAL_LOG_KEY`, where it is set. */
export async function openTerminalLog(
  dataDir: string,
  keyText: string | undefined,
  now: () => number,
): Promise<Result<OperationLog, string>> {
  const folder = await makeLogFolder(dataDir, keyText);
  if (!folder.ok) return folder;
  const log = await createOperationLog({ ...folder.value, now });
  return log.ok ? log : err('the operation log of this terminal was written with another key');
}

/** What a page is told that asks for business while nothing can be written down (D-24). */
export function problemOf(trouble: LogTrouble): ProblemCode {
  return trouble === 'full' ? 'operation_log_full' : 'terminal_clock_wrong';
}
