import type { Database } from 'better-sqlite3';
import { open, seal, type VaultKeys } from './sealing.ts';

const APPLICATION_ID = 0x54_48_56_31; // "THV1", so that another program's database is never taken for a vault
const SCHEMA_VERSION = 1;
const CHECK_PLACE = ['check'];
const CHECK_TEXT = Buffer.from('tidehall vault');

const SCHEMA = `
  CREATE TABLE subjects (
    id TEXT NOT NULL PRIMARY KEY,
    wrapped_key BLOB NOT NULL,
    number_digest BLOB UNIQUE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE fields (
    subject TEXT NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (subject, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE secrets (name TEXT NOT NULL PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE key_check (sealed BLOB NOT NULL) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Makes the tables in an empty file. Throws when the file is not a vault, is one of a later version of this program,
 * or was made under another master key.
 */
export function prepareVaultFile(database: Database, keys: VaultKeys): void {
  const create = database.transaction(() => {
    const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (tables !== 0) return;
    database.exec(SCHEMA);
    database.prepare('INSERT INTO key_check (sealed) VALUES (?)').run(seal(keys.secrets, CHECK_PLACE, CHECK_TEXT));
  });
  create.immediate();
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new Error('the file is a database, but not a vault');
  }
  const version = database.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw new Error(`the vault has schema version ${String(version)}, this program knows ${SCHEMA_VERSION}`);
  }
  requireSameKey(database, keys);
}

function requireSameKey(database: Database, keys: VaultKeys): void {
  const sealed = database.prepare<[], Buffer>('SELECT sealed FROM key_check').pluck().get();
  if (sealed === undefined) throw new Error('the vault has lost its check value');
  try {
    open(keys.secrets, CHECK_PLACE, sealed);
  } catch {
    throw new Error('the vault was made under another master key: start with the key that it was made with');
  }
}
