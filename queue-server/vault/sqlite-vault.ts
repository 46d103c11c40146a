import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import type { SubjectId } from '../../protocol/ids.ts';
import { openLastingDatabase } from '../sqlite/lasting-database.ts';
import type { MasterKey } from './master-key.ts';
import {
  type FieldName,
  givenFields,
  newSubjectId,
  normaliseIdNumber,
  numberTaken,
  unknownSubject,
} from './person-fields.ts';
import { deriveKeys, digestIdNumber, digestText, open, seal } from './sealing.ts';
import { prepareVaultFile } from './sqlite-schema.ts';
import { prepareStatements } from './sqlite-statements.ts';
import type { PersonFields, Vault } from './vault.ts';
import { createWriteGroup } from './write-group.ts';

export interface SqliteVaultOptions {
  /** The database file; its folder must exist. It is made with mode 0600. */
  readonly path: string;
  readonly masterKey: MasterKey;
  /** How long to wait for another process that holds the file, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

/**
 * A vault in one SQLite file. Each subject has a random data key, wrapped by the master key; each field is sealed with
 * it and bound to its subject and name. Throws when the master key is not the one that the file was made with.
 */
export function openSqliteVault(options: SqliteVaultOptions): Vault {
  const keys = deriveKeys(options.masterKey);
  closeSync(openSync(options.path, 'a', 0o600));
  const database = openLastingDatabase(options.path, { timeout: options.busyTimeoutMs ?? 5000 });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    prepareVaultFile(database, keys);
  } catch (error) {
    database.close();
    throw error;
  }
  const rows = prepareStatements(database);
  const group = createWriteGroup(database);

  function findSubject(idNumber: string): SubjectId | null {
    return rows.subjectByDigest(digestIdNumber(keys, normaliseIdNumber(idNumber)));
  }

  function insertSubject(): SubjectId {
    const subject = newSubjectId();
    rows.insertSubject(subject, seal(keys.wrapping, ['key', subject], randomBytes(32)));
    return subject;
  }

  function openSubject(subject: SubjectId): { readonly key: KeyObject; readonly fields: PersonFields } | null {
    const wrapped = rows.wrappedKey(subject);
    if (wrapped === null) return null;
    const key = createSecretKey(open(keys.wrapping, ['key', subject], wrapped));
    const fields: { [name in FieldName]?: string } = {};
    for (const { name, sealed } of rows.fields(subject)) {
      fields[name] = open(key, ['field', subject, name], sealed).toString('utf8');
    }
    return { key, fields };
  }

  function knowsAll(subject: SubjectId, fields: PersonFields): boolean {
    const known = openSubject(subject)?.fields;
    return givenFields(fields).every(([name, value]) => known?.[name] === value);
  }

  function writeFields(subject: SubjectId, fields: PersonFields): void {
    const opened = openSubject(subject);
    if (opened === null) throw unknownSubject(subject);
    for (const [name, value] of givenFields(fields)) {
      if (opened.fields[name] === value) continue;
      if (name === 'idNumber') {
        if ((findSubject(value) ?? subject) !== subject) throw numberTaken(subject);
        rows.setDigest(subject, digestIdNumber(keys, value));
      }
      rows.putField(subject, name, seal(opened.key, ['field', subject, name], Buffer.from(value)));
    }
  }

  return {
    async subjectFor(idNumber, fields) {
      const all = { ...fields, idNumber };
      const known = findSubject(idNumber);
      // Most who come have come before: nothing new to keep, nothing to wait for.
      if (known !== null && knowsAll(known, all)) return known;
      return group.write(() => {
        const subject = findSubject(idNumber) ?? insertSubject();
        writeFields(subject, all);
        return subject;
      });
    },
    async findSubject(idNumber) {
      return findSubject(idNumber);
    },
    async createSubject(fields) {
      return group.write(() => {
        const subject = insertSubject();
        writeFields(subject, fields);
        return subject;
      });
    },
    async put(subject, fields) {
      return group.write(() => writeFields(subject, fields));
    },
    async read(subject) {
      return openSubject(subject)?.fields ?? null;
    },
    async putSecret(name, value) {
      return group.write(() => rows.putSecret(name, seal(keys.secrets, ['secret', name], Buffer.from(value))));
    },
    async readSecret(name) {
      const sealed = rows.secret(name);
      return sealed === null ? null : open(keys.secrets, ['secret', name], sealed).toString('utf8');
    },
    digest: (text) => digestText(keys, text),
    async erase(subject) {
      await group.write(() => rows.deleteSubject(subject));
      // The wrapped key must not live on in the write-ahead log.
      if (database.open) database.pragma('wal_checkpoint(TRUNCATE)');
    },
    async close() {
      group.flush();
      database.close();
    },
  };
}
