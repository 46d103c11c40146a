import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SubjectId } from '../../protocol/ids.ts';
import { readMasterKey } from './master-key.ts';
import { createMemoryVault } from './memory-vault.ts';
import { openSqliteVault } from './sqlite-vault.ts';
import type { Vault } from './vault.ts';

const masterKey = readMasterKey({ value: '5a'.repeat(32) });
const NUMBER = '510499195001010022';
const OTHER_NUMBER = '51049919500101003X';
const person = { name: '张试样', medium: '社会保障卡', phone: '00000000000' };

let folder: string;
let opened: Vault[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-vault-'));
  opened = [];
});
afterEach(async () => {
  for (const vault of opened) await vault.close();
  rmSync(folder, { recursive: true });
});

const stores = [
  { store: 'memory', make: createMemoryVault },
  { store: 'SQLite', make: () => openSqliteVault({ path: join(folder, `${opened.length}.db`), masterKey }) },
];

describe.each(stores)('every vault: $store', ({ make }) => {
  function open(): Vault {
    const vault = make();
    opened.push(vault);
    return vault;
  }

  test('a number leads to one subject, however it is written and however often', async () => {
    const vault = open();
    const subject = await vault.subjectFor(OTHER_NUMBER, person);
    expect(await vault.subjectFor(` ${OTHER_NUMBER.toLowerCase()} `, {})).toBe(subject);
    expect(await vault.findSubject(OTHER_NUMBER)).toBe(subject);
    expect(await vault.findSubject(NUMBER)).toBeNull();
    expect(await vault.subjectFor(NUMBER, {})).not.toBe(subject);
    expect(await vault.read(subject)).toEqual({ ...person, idNumber: OTHER_NUMBER });
  });

  test('[Q-08] a text has one digest, which says nothing of it and cannot be made without the key', () => {
    const vault = open();
    const text = JSON.stringify({ idNumber: NUMBER });
    const digest = vault.digest(text);
    expect(vault.digest(text)).toBe(digest);
    expect(vault.digest(`${text} `)).not.toBe(digest);
    expect(digest).toMatch(/^[\w-]{43}$/);
    expect(digest).not.toBe(createHash('sha256').update(text).digest('base64url'));
  });

  test('the id says nothing of the person and fits into a URL', async () => {
    const subject = await open().subjectFor(NUMBER, person);
    expect(subject).toMatch(/^[A-Za-z0-9_-]{20}$/);
  });

  test('two kiosks that read one card in the same moment get one subject', async () => {
    const vault = open();
    const subjects = await Promise.all([1, 2, 3].map(() => vault.subjectFor(NUMBER, person)));
    expect(new Set(subjects).size).toBe(1);
  });

  test('what is put is added to what is known, and replaces its like', async () => {
    const vault = open();
    const subject = await vault.subjectFor(NUMBER, person);
    await vault.put(subject, { phone: '11111111111' });
    await vault.subjectFor(NUMBER, { medium: '身份证' });
    expect(await vault.read(subject)).toEqual({ ...person, idNumber: NUMBER, phone: '11111111111', medium: '身份证' });
  });

  test('a subject made without a number can be given one, and nobody that of another', async () => {
    const vault = open();
    const member = await vault.createSubject({ name: '李试样' });
    const visitor = await vault.subjectFor(NUMBER, {});
    await vault.put(member, { idNumber: OTHER_NUMBER });
    expect(await vault.findSubject(OTHER_NUMBER)).toBe(member);
    await expect(vault.put(member, { idNumber: NUMBER, name: '不应写入' })).rejects.toThrow('another subject');
    await expect(vault.createSubject({ idNumber: NUMBER })).rejects.toThrow('another subject');
    expect(await vault.read(member)).toEqual({ name: '李试样', idNumber: OTHER_NUMBER });
    expect(await vault.findSubject(NUMBER)).toBe(visitor);
  });

  test('after a change of number the old one leads nowhere', async () => {
    const vault = open();
    const subject = await vault.subjectFor(NUMBER, {});
    await vault.put(subject, { idNumber: OTHER_NUMBER });
    expect(await vault.findSubject(NUMBER)).toBeNull();
    expect(await vault.findSubject(OTHER_NUMBER)).toBe(subject);
  });

  test('an unknown subject is read as null and cannot be written', async () => {
    const vault = open();
    const nobody = 'nobody' as SubjectId;
    expect(await vault.read(nobody)).toBeNull();
    await expect(vault.put(nobody, person)).rejects.toThrow('no subject nobody');
    await vault.erase(nobody);
    await expect(vault.subjectFor('  ', person)).rejects.toThrow('must not be empty');
  });

  test('[Q-08] an erased subject is gone for good; the same number makes a new one', async () => {
    const vault = open();
    const subject = await vault.subjectFor(NUMBER, person);
    await vault.erase(subject);
    expect(await vault.read(subject)).toBeNull();
    expect(await vault.findSubject(NUMBER)).toBeNull();
    await expect(vault.put(subject, person)).rejects.toThrow('no subject');
    const again = await vault.subjectFor(NUMBER, { name: '王试样' });
    expect(again).not.toBe(subject);
    expect(await vault.read(again)).toEqual({ name: '王试样', idNumber: NUMBER });
    expect(await vault.read(subject)).toBeNull();
  });

  test('a secret is kept under its name and replaced', async () => {
    const vault = open();
    expect(await vault.readSecret('staff/s1/password')).toBeNull();
    await vault.putSecret('staff/s1/password', 'first');
    await vault.putSecret('staff/s1/password', 'second');
    await vault.putSecret('staff/s2/password', '');
    expect(await vault.readSecret('staff/s1/password')).toBe('second');
    expect(await vault.readSecret('staff/s2/password')).toBe('');
  });

  test('a write that fails leaves those of the same moment standing', async () => {
    const vault = open();
    const outcomes = await Promise.allSettled([
      vault.createSubject({ name: '甲' }),
      vault.put('nobody' as SubjectId, { name: '乙' }),
      vault.subjectFor(NUMBER, { name: '丙' }),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const subject = await vault.findSubject(NUMBER);
    expect(subject && (await vault.read(subject))).toEqual({ name: '丙', idNumber: NUMBER });
  });

  test('closing finishes what was asked for and refuses what comes after', async () => {
    const vault = open();
    const before = vault.subjectFor(NUMBER, person);
    await vault.close();
    const subject = await before;
    const after = [
      () => vault.subjectFor(NUMBER, person),
      () => vault.findSubject(NUMBER),
      () => vault.createSubject(person),
      () => vault.put(subject, person),
      () => vault.read(subject),
      () => vault.putSecret('a', 'b'),
      () => vault.readSecret('a'),
      () => vault.erase(subject),
    ];
    for (const call of after) await expect(call()).rejects.toThrow();
    await vault.close();
  });

  test('any text comes back as it was given', async () => {
    const vault = open();
    const text = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, phone, secret) => {
        const subject = await vault.createSubject({ name, phone });
        await vault.putSecret(`secret/${subject}`, secret);
        expect(await vault.read(subject)).toEqual({ name, phone });
        expect(await vault.readSecret(`secret/${subject}`)).toBe(secret);
      }),
      { numRuns: 50 },
    );
  });
});
