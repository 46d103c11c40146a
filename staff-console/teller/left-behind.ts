import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Problem } from '../../protocol/problems.ts';

const LeftBehind = Type.Object({ left: Type.Integer() });

/** How many wait whom no window would call any more, as the refusal to close it counts them; 0 where it says nothing of it (B-09). */
export function leftBehind(problem: Problem | null): number {
  const body: unknown = problem;
  return problem?.code === 'decision_required' && Value.Check(LeftBehind, body) ? body.left : 0;
}
