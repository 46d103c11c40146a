import type { SubjectId } from '../../protocol/ids.ts';

/** What is kept of a person, and nowhere else than here. */
export interface PersonFields {
  readonly name?: string;
  readonly idNumber?: string;
  readonly medium?: string;
  readonly phone?: string;
}

/** Personal data and secrets, encrypted with one key a subject. Events, logs and URLs carry the subject's opaque id only. */
export interface Vault {
  /**
   * The subject whose ID number this is, made on first sight; later fields are added to what is known.
   * The number is found again by a keyed digest (HMAC-SHA-256), never by itself.
   */
  subjectFor(idNumber: string, fields: PersonFields): Promise<SubjectId>;
  findSubject(idNumber: string): Promise<SubjectId | null>;
  /** A subject without a number, for instance a member of staff. */
  createSubject(fields: PersonFields): Promise<SubjectId>;
  /** Adds to or replaces the fields given and leaves the others. Throws for a subject that is unknown or erased. */
  put(subject: SubjectId, fields: PersonFields): Promise<void>;
  /** Null when unknown or erased. */
  read(subject: SubjectId): Promise<PersonFields | null>;
  /** Keeps a secret under a name such as `staff/<id>/password`, in place of an earlier one. */
  putSecret(name: string, value: string): Promise<void>;
  readSecret(name: string): Promise<string | null>;
  /**
   * A keyed digest (HMAC-SHA-256) of a text that may tell of a person, for records that outlive what is known of the person:
   * nobody without the master key can try texts against it. The same text has the same digest, also after a restart.
   */
  digest(text: string): string;
  /** Deletes the subject's key and with it all that was known; the id stays in the ledger and means nothing. */
  erase(subject: SubjectId): Promise<void>;
  close(): Promise<void>;
}
