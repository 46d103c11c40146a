import { type ProblemCode, problemKinds } from '../../protocol/problem-kinds.ts';
import type { Text } from '../../protocol/text.ts';
import { type ClientProblem, localProblems } from '../client/client-problem.ts';
import { pick } from './locale.ts';

function isKnown(code: string): code is ProblemCode {
  // Not `Object.hasOwn`: boards run Chromium 84.
  return Object.keys(problemKinds).includes(code);
}

/** What a refusal means and what to do next, in both languages. */
function problemText(problem: Pick<ClientProblem, 'code' | 'detail'>): Text {
  const { code } = problem;
  if (code === 'network_unreachable' || code === 'no_answer_in_time') return localProblems[code];
  if (isKnown(code)) return { zh: problemKinds[code].zh, en: problemKinds[code].en };
  return { zh: problem.detail, en: problem.detail };
}

/** The same in the present language; follows a language switch. */
export function problemWords(problem: Pick<ClientProblem, 'code' | 'detail'>): string {
  return pick(problemText(problem));
}
