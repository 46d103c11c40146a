import { randomBytes } from 'node:crypto';
import type { SubjectId } from '../../protocol/ids.ts';
import type { PersonFields } from './vault.ts';

/** The fields of a person, by name: what is sealed one by one. */
export const fieldNames = ['name', 'idNumber', 'medium', 'phone'] as const satisfies readonly (keyof PersonFields)[];
export type FieldName = (typeof fieldNames)[number];

/** An opaque id, 120 bits of chance. */
export function newSubjectId(): SubjectId {
  return randomBytes(15).toString('base64url') as SubjectId;
}

/** One spelling for one number: no spaces around it, the check letter X in capitals. Throws for an empty one. */
export function normaliseIdNumber(idNumber: string): string {
  const normalised = idNumber.trim().toUpperCase();
  if (normalised === '') throw new TypeError('an ID number must not be empty');
  return normalised;
}

/** The fields that were given, with the ID number in its one spelling. */
export function givenFields(fields: PersonFields): [FieldName, string][] {
  const given: [FieldName, string][] = [];
  for (const name of fieldNames) {
    const value = fields[name];
    if (value !== undefined) given.push([name, name === 'idNumber' ? normaliseIdNumber(value) : value]);
  }
  return given;
}

/** What the vault throws for a subject that it does not know, or no longer. */
export function unknownSubject(subject: SubjectId): Error {
  return new Error(`the vault knows no subject ${subject}`);
}

/** What the vault throws when two subjects would have one ID number. */
export function numberTaken(subject: SubjectId): Error {
  return new Error(`the ID number given for subject ${subject} belongs to another subject`);
}
