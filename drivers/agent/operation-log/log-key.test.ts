import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadLogKey, loadOrMakeLogKey } from './log-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-log-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hex = 'c0'.repeat(32);

test('[D-24] the key file is made once, for its owner alone, and read from then on', async () => {
  const path = join(folder, 'log.key');
  const made = await loadOrMakeLogKey(undefined, path);
  for (const again of [await loadOrMakeLogKey('', path), await loadLogKey('', path)]) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(made.ok && again.ok && made.value.equals(again.value)).toBe(true);
  }
});

test('[D-24] who reads the log makes no key for it: a missing one is said in words', async () => {
  const path = join(folder, 'log.key');
  const missing = await loadLogKey(undefined, path);
  expect(missing.ok ? '' : missing.error).toContain('there is no key of the operation log');
  expect(existsSync(path)).toBe(false);
});

test('[D-24] a key of the environment goes before the file, in hex or base64', async () => {
  const path = join(folder, 'log.key');
  for (const text of [hex, `${Buffer.from(hex, 'hex').toString('base64')}\n`]) {
    const key = await loadOrMakeLogKey(text, path);
    expect(key.ok && key.value.export().toString('hex')).toBe(hex);
  }
  expect(() => readFileSync(path)).toThrow();
});

test('[D-24] what is no key is refused in words that do not hold it', async () => {
  const path = join(folder, 'log.key');
  for (const text of ['secret words', hex.slice(2), 'AAAA']) {
    writeFileSync(path, text);
    for (const refused of [await loadLogKey(text, path), await loadLogKey(undefined, path)]) {
      expect(refused.ok ? '' : refused.error).toContain('64 hex digits');
      expect(refused.ok ? '' : refused.error).not.toContain(text);
    }
  }
  expect((await loadOrMakeLogKey(undefined, join(folder, 'nowhere', 'log.key'))).ok).toBe(false);
});
