import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key over all keys of the vault: 32 bytes. A KeyObject, so that no log or error can print it. */
export type MasterKey = KeyObject;

const KEY_BYTES = 32;

/**
 * The master key from text (64 hex digits, or base64 of 32 bytes, as an environment variable holds it) or from a file
 * with such text. Throws with words for the operator, and never with the key, when it is neither.
 */
export function readMasterKey(source: { readonly value: string } | { readonly path: string }): MasterKey {
  if ('value' in source) return decodeMasterKey(source.value, 'the master key of the vault');
  return decodeMasterKey(readFileSync(source.path, 'utf8'), `the master key in ${source.path}`);
}

/**
 * The master key from a file, which is made with a random key and mode 0600 where there is none.
 * Keep a copy of it apart from the database: without it everything personal is lost, beside it nothing is secret.
 */
export function loadOrCreateMasterKeyFile(path: string): MasterKey {
  mkdirSync(dirname(path), { recursive: true });
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readMasterKey({ path });
    throw error;
  }
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
  return readMasterKey({ path });
}

function decodeMasterKey(text: string, name: string): MasterKey {
  const trimmed = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(trimmed);
  if (!isHex && !/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) {
    throw new Error(`${name} must be 64 hex digits, or 32 bytes in base64`);
  }
  const bytes = Buffer.from(trimmed, isHex ? 'hex' : 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw new Error(`${name} has ${bytes.length} bytes; it must have ${KEY_BYTES} (openssl rand -base64 32 makes one)`);
  }
  return createSecretKey(bytes);
}

/** After a power cut the data must not be there without the key that opens it. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
