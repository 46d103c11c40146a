import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLastingDatabase } from '../sqlite/lasting-database.ts';
import { readMasterKey } from './master-key.ts';
import { openSqliteVault, type SqliteVaultOptions } from './sqlite-vault.ts';
import type { Vault } from './vault.ts';

const masterKey = readMasterKey({ value: '5a'.repeat(32) });
const NUMBER = '51049919500101003X';
const person = { name: '张试样', medium: '社会保障卡', phone: '00000000000' };

let folder: string;
let path: string;
let closers: (() => unknown)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-vault-'));
  path = join(folder, 'vault.db');
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  rmSync(folder, { recursive: true });
});

function open(options: Partial<SqliteVaultOptions> = {}): Vault {
  const vault = openSqliteVault({ path, masterKey, ...options });
  closers.push(() => vault.close());
  return vault;
}

function openRaw(): Database {
  const database = openLastingDatabase(path);
  closers.push(() => database.close());
  return database;
}

/** All bytes that the vault has on the disk at this moment. */
function bytesOnDisk(): Buffer {
  const files = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

test('[E-09] [D-24] no personal field and no secret stands on the disk in clear, neither in the file nor in its log', async () => {
  const vault = open();
  const subject = await vault.subjectFor(NUMBER, person);
  await vault.putSecret('staff/s1/password', '$argon2id$secret');
  const clear = [NUMBER, NUMBER.slice(0, 17), ...Object.values(person), '$argon2id$secret'];
  const inLog = bytesOnDisk();
  await vault.close();
  const inFile = bytesOnDisk();
  for (const bytes of [inLog, inFile]) {
    for (const text of clear)
      for (const coding of ['utf8', 'utf16le'] as const) expect(bytes.includes(text, 0, coding)).toBe(false);
    expect(bytes.includes(subject)).toBe(true);
  }
});

test('people and secrets are there after a restart', async () => {
  const first = open();
  const subject = await first.subjectFor(NUMBER, person);
  await first.putSecret('a', 'b');
  await first.close();
  const second = open();
  expect(await second.findSubject(NUMBER)).toBe(subject);
  expect(await second.read(subject)).toEqual({ ...person, idNumber: NUMBER });
  expect(await second.readSecret('a')).toBe('b');
});

test('another master key is refused at once and in words', async () => {
  await open().close();
  const other = readMasterKey({ value: '5b'.repeat(32) });
  expect(() => open({ masterKey: other })).toThrow('made under another master key');
  expect(() => open()).not.toThrow();
});

test('[Q-08] after erasing, the key of the subject is nowhere on the disk', async () => {
  const vault = open();
  const subject = await vault.subjectFor(NUMBER, person);
  await vault.createSubject({ name: '李试样' });
  const raw = openRaw();
  const row = raw.prepare<[string], { wrapped_key: Buffer; number_digest: Buffer }>(
    'SELECT * FROM subjects WHERE id = ?',
  );
  const { wrapped_key: key, number_digest: digest } = row.get(subject) ?? { wrapped_key: null, number_digest: null };
  if (key === null) throw new Error('the subject has no row');
  raw.close();
  expect(bytesOnDisk().includes(key)).toBe(true);
  await vault.erase(subject);
  const left = bytesOnDisk();
  for (const gone of [key, digest, Buffer.from(subject)]) expect(left.includes(gone)).toBe(false);
});

test.each([
  [
    'between two subjects',
    'UPDATE fields SET sealed = (SELECT max(sealed) FROM fields AS f WHERE f.name = fields.name)',
  ],
  [
    'between two fields',
    "UPDATE fields SET sealed = (SELECT sealed FROM fields AS f WHERE f.subject = fields.subject AND name = 'phone')",
  ],
  ['by one byte', "UPDATE fields SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB)"],
  ['by cutting it off', 'UPDATE fields SET sealed = substr(sealed, 1, 20)'],
  ['with the key of another', 'UPDATE subjects SET wrapped_key = (SELECT max(wrapped_key) FROM subjects)'],
])('a record that was changed %s is refused, never read as something else', async (_, sql) => {
  const vault = open();
  const subjects = [
    await vault.subjectFor(NUMBER, person),
    await vault.subjectFor('510499195001010022', { ...person, name: '王试样' }),
  ];
  openRaw().exec(sql);
  const read = await Promise.allSettled(subjects.map((subject) => vault.read(subject)));
  const refused = read.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) {
    expect(String(reason)).toMatch(/cannot open/);
    expect(String(reason)).not.toMatch(/试样|51049/);
  }
});

test('a known person without news waits for no write, not even while another process writes', async () => {
  const vault = open({ busyTimeoutMs: 0 });
  const subject = await vault.subjectFor(NUMBER, person);
  const before = statSync(`${path}-wal`).size;
  openRaw().exec('BEGIN IMMEDIATE');
  expect(await vault.subjectFor(NUMBER, person)).toBe(subject);
  await expect(vault.subjectFor(NUMBER, { phone: '11111111111' })).rejects.toThrow('locked');
  expect(statSync(`${path}-wal`).size).toBe(before);
});

test('people of one moment share a transaction', async () => {
  const vault = open();
  const size = () => statSync(`${path}-wal`).size;
  const start = size();
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => vault.subjectFor(`51049919500101${index + 1000}`, person)),
  );
  const together = size() - start;
  for (let index = 0; index < 20; index += 1) await vault.subjectFor(`51049919500101${index + 2000}`, person);
  expect(together).toBeLessThan((size() - start - together) / 4);
});

test("the file is its owner's alone", async () => {
  open();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what is no vault, or a later one, is refused in words', async () => {
  const raw = openRaw();
  raw.exec('CREATE TABLE notes (text TEXT)');
  expect(() => open()).toThrow('not a vault');
  raw.close();
  rmSync(path);
  await open().close();
  openRaw().pragma('user_version = 2');
  expect(() => open()).toThrow('schema version 2');
});
