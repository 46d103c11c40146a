import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createDisk } from '../../disk.ts';

/** 32 bytes for AES-256-GCM. A KeyObject, so that nothing can print it. */
export type LogKey = KeyObject;

/**
 * The key of the log: from text (64 hex digits, or 32 bytes in base64) where the environment gives one, otherwise from the file.
 * Refuses in words, never with the key in them.
 */
export async function loadLogKey(text: string | undefined, path: string): Promise<Result<LogKey, string>> {
  if (text !== undefined && text !== '') return decode(text, 'TIDEHALL_TERMINAL_LOG_KEY');
  try {
    return decode(await createDisk()(() => readFile(path, 'utf8')), path);
  } catch (error) {
    return err(
      hasCode(error, 'ENOENT')
        ? `there is no key of the operation log: TIDEHALL_TERMINAL_LOG_KEY is not set, and ${path} does not exist`
        : `the key of the operation log in ${path} cannot be read`,
    );
  }
}

/** As `loadLogKey`, for the running agent alone: at its first start, the file is made with mode 0600. */
export async function loadOrMakeLogKey(text: string | undefined, path: string): Promise<Result<LogKey, string>> {
  if (text === undefined || text === '') {
    try {
      const made = `${randomBytes(32).toString('base64')}\n`;
      await createDisk()(() => writeFile(path, made, { flag: 'wx', mode: 0o600, flush: true }));
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) return err(`the key of the operation log cannot be made in ${path}`);
    }
  }
  return loadLogKey(text, path);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function decode(text: string, name: string): Result<LogKey, string> {
  const trimmed = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(trimmed);
  const bytes = /^[A-Za-z0-9+/_=-]+$/.test(trimmed) ? Buffer.from(trimmed, isHex ? 'hex' : 'base64') : null;
  return bytes?.length === 32
    ? ok(createSecretKey(bytes))
    : err(`the key of the operation log (${name}) must be 64 hex digits, or 32 bytes in base64`);
}
