import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadOrCreateMasterKeyFile, readMasterKey } from './master-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 7 * index));

test('hex, base64 and base64url name the same key, from text or from a file', () => {
  const path = join(folder, 'key');
  for (const text of [bytes.toString('hex'), bytes.toString('base64'), ` ${bytes.toString('base64url')}\n`]) {
    expect(readMasterKey({ value: text }).export()).toEqual(bytes);
    writeFileSync(path, text);
    expect(readMasterKey({ path }).export()).toEqual(bytes);
  }
});

test.each([
  ['an empty text', '', '64 hex digits, or 32 bytes in base64'],
  ['words', 'my secret key!', '64 hex digits, or 32 bytes in base64'],
  ['too few bytes', bytes.subarray(1).toString('base64'), 'has 31 bytes; it must have 32'],
  ['too few hex digits', bytes.toString('hex').slice(1), 'has 47 bytes; it must have 32'],
  ['too many bytes', Buffer.alloc(33).toString('base64'), 'has 33 bytes; it must have 32'],
])('%s is refused in words, without the text itself', (_, value, words) => {
  expect(() => readMasterKey({ value })).toThrow(words);
  if (value !== '') expect(() => readMasterKey({ value })).not.toThrow(value);
  const path = join(folder, 'key');
  writeFileSync(path, value);
  expect(() => readMasterKey({ path })).toThrow(path);
});

test('a key file is made once, for its owner alone, and read from then on', () => {
  const path = join(folder, 'keys', 'master.key');
  const made = loadOrCreateMasterKeyFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o400);
  expect(loadOrCreateMasterKeyFile(path).equals(made)).toBe(true);
  expect(loadOrCreateMasterKeyFile(join(folder, 'other')).equals(made)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(`${made.export().toString('base64')}\n`);
});

test('a key file that holds no key is refused and left alone', () => {
  const path = join(folder, 'master.key');
  writeFileSync(path, '');
  expect(() => loadOrCreateMasterKeyFile(path)).toThrow('32 bytes in base64');
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('a logged key shows nothing of itself', () => {
  const key = readMasterKey({ value: bytes.toString('hex') });
  const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
  expect(shown).not.toContain(bytes.toString('hex').slice(0, 16));
  expect(shown).not.toContain(bytes.toString('base64').slice(0, 12));
});
