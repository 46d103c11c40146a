import type { Problem } from '../../protocol/problems.ts';

/** Refusals that no server ever says, because it was not reached. Status 0. */
export const localProblems = {
  network_unreachable: {
    zh: '现在连不上大厅系统，请稍候再试，或找工作人员。',
    en: "The hall's system cannot be reached now. Please try again in a moment, or ask the staff.",
  },
  no_answer_in_time: {
    zh: '大厅系统没有及时回应，请稍候再试，或找工作人员。',
    en: "The hall's system did not answer in time. Please try again in a moment, or ask the staff.",
  },
} as const;
export type LocalProblemCode = keyof typeof localProblems;

/** What a request may be refused with: the server's problem details, or a problem of the way there. */
export type ClientProblem = Problem & { readonly [member: string]: unknown };

/** Its detail is Chinese: screens word it by its code, in their own language. */
export function localProblem(code: LocalProblemCode): ClientProblem {
  const detail = localProblems[code].zh;
  return { type: `urn:tidehall:problem:${code}`, title: code, status: 0, code, detail };
}

/** True where the same command may be sent again with the same key: nobody said no. */
export function isPassing(problem: ClientProblem): boolean {
  return problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504;
}

/** Reads a body that claims to be problem details (RFC 9457); anything else becomes a plain problem with the status. */
export function readProblem(status: number, body: unknown): ClientProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const known = body as Partial<ClientProblem> & { code: string };
    return {
      ...known,
      type: known.type ?? `urn:tidehall:problem:${known.code}`,
      title: known.title ?? known.code,
      detail: known.detail ?? known.code,
      status,
    };
  }
  const code = status >= 500 ? 'internal_error' : 'invalid_request';
  return { type: `urn:tidehall:problem:${code}`, title: code, status, code, detail: code };
}
