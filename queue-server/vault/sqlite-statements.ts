import type { Database } from 'better-sqlite3';
import type { SubjectId } from '../../protocol/ids.ts';
import type { FieldName } from './person-fields.ts';

/** The SQL of the vault, prepared once, as functions. */
export interface VaultStatements {
  subjectByDigest(digest: Buffer): SubjectId | null;
  wrappedKey(subject: SubjectId): Buffer | null;
  insertSubject(subject: SubjectId, wrappedKey: Buffer): void;
  setDigest(subject: SubjectId, digest: Buffer): void;
  deleteSubject(subject: SubjectId): void;
  fields(subject: SubjectId): { readonly name: FieldName; readonly sealed: Buffer }[];
  putField(subject: SubjectId, name: FieldName, sealed: Buffer): void;
  secret(name: string): Buffer | null;
  putSecret(name: string, sealed: Buffer): void;
}

/** Throws for a file without its tables. Begins no transaction: that is for whoever writes. */
export function prepareStatements(database: Database): VaultStatements {
  const byDigest = database.prepare<[Buffer], SubjectId>('SELECT id FROM subjects WHERE number_digest = ?').pluck();
  const wrappedKey = database.prepare<[string], Buffer>('SELECT wrapped_key FROM subjects WHERE id = ?').pluck();
  const insertSubject = database.prepare<[string, Buffer]>('INSERT INTO subjects (id, wrapped_key) VALUES (?, ?)');
  const setDigest = database.prepare<[Buffer, string]>('UPDATE subjects SET number_digest = ? WHERE id = ?');
  const deleteSubject = database.prepare<[string]>('DELETE FROM subjects WHERE id = ?');
  const fields = database.prepare<[string], { name: FieldName; sealed: Buffer }>(
    'SELECT name, sealed FROM fields WHERE subject = ?',
  );
  const putField = database.prepare<[string, string, Buffer]>(
    `INSERT INTO fields (subject, name, sealed) VALUES (?, ?, ?)
     ON CONFLICT (subject, name) DO UPDATE SET sealed = excluded.sealed`,
  );
  const secret = database.prepare<[string], Buffer>('SELECT sealed FROM secrets WHERE name = ?').pluck();
  const putSecret = database.prepare<[string, Buffer]>(
    'INSERT INTO secrets (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
  );
  return {
    subjectByDigest: (digest) => byDigest.get(digest) ?? null,
    wrappedKey: (subject) => wrappedKey.get(subject) ?? null,
    insertSubject: (subject, key) => void insertSubject.run(subject, key),
    setDigest: (subject, digest) => void setDigest.run(digest, subject),
    deleteSubject: (subject) => void deleteSubject.run(subject),
    fields: (subject) => fields.all(subject),
    putField: (subject, name, sealed) => void putField.run(subject, name, sealed),
    secret: (name) => secret.get(name) ?? null,
    putSecret: (name, sealed) => void putSecret.run(name, sealed),
  };
}
