import { type Static, Type } from 'typebox';
import { type ProblemCode, problemKinds } from './problem-kinds.ts';
import type { Language } from './text.ts';

/** Problem details (RFC 9457). `type` is `urn:tidehall:problem:<code>`; further members depend on the code. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    /** Words for a person in the language that was asked for. */
    detail: Type.String(),
    /** Which field was wrong, where that is known. */
    fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { additionalProperties: true },
);
export type Problem = Static<typeof ProblemSchema>;

/** A refusal inside the system: the code and what further the person should see. */
export interface Refusal {
  readonly code: ProblemCode;
  /** Members that are added to the problem, for instance the ticket that is already active. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Makes a refusal; `more` is what the person should see beside its words. */
export function refuse(code: ProblemCode, more?: Readonly<Record<string, unknown>>): Refusal {
  return more === undefined ? { code } : { code, more };
}

/** Problem details (RFC 9457) of a refusal, its words in this language. */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const kind = problemKinds[refusal.code];
  // What the refusal adds never takes the place of a problem's own members: a ticket has a status too.
  return {
    ...refusal.more,
    type: `urn:tidehall:problem:${refusal.code}`,
    title: kind.en,
    status: kind.status,
    code: refusal.code,
    detail: kind[language],
  };
}
