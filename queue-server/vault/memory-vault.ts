import { createHmac, randomBytes } from 'node:crypto';
import type { SubjectId } from '../../protocol/ids.ts';
import { givenFields, newSubjectId, normaliseIdNumber, numberTaken, unknownSubject } from './person-fields.ts';
import type { PersonFields, Vault } from './vault.ts';

/** A vault that lives as long as the process, for tests and simulations. Nothing is encrypted, as nothing is written. */
export function createMemoryVault(): Vault {
  const people = new Map<SubjectId, PersonFields>();
  const secrets = new Map<string, string>();
  const digestKey = randomBytes(32);
  let closed = false;

  function requireOpen(): void {
    if (closed) throw new Error('the vault is closed');
  }

  function subjectOf(idNumber: string): SubjectId | null {
    const wanted = normaliseIdNumber(idNumber);
    for (const [subject, fields] of people) if (fields.idNumber === wanted) return subject;
    return null;
  }

  function write(subject: SubjectId, fields: PersonFields): void {
    const given = Object.fromEntries(givenFields(fields)) as PersonFields;
    const owner = given.idNumber === undefined ? null : subjectOf(given.idNumber);
    if (owner !== null && owner !== subject) throw numberTaken(subject);
    people.set(subject, { ...people.get(subject), ...given });
  }

  return {
    async subjectFor(idNumber, fields) {
      requireOpen();
      const subject = subjectOf(idNumber) ?? newSubjectId();
      write(subject, { ...fields, idNumber });
      return subject;
    },
    async findSubject(idNumber) {
      requireOpen();
      return subjectOf(idNumber);
    },
    async createSubject(fields) {
      requireOpen();
      const subject = newSubjectId();
      write(subject, fields);
      return subject;
    },
    async put(subject, fields) {
      requireOpen();
      if (!people.has(subject)) throw unknownSubject(subject);
      write(subject, fields);
    },
    async read(subject) {
      requireOpen();
      return people.get(subject) ?? null;
    },
    async putSecret(name, value) {
      requireOpen();
      secrets.set(name, value);
    },
    async readSecret(name) {
      requireOpen();
      return secrets.get(name) ?? null;
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('base64url'),
    async erase(subject) {
      requireOpen();
      people.delete(subject);
    },
    async close() {
      closed = true;
    },
  };
}
