import type { Problem } from '../../protocol/problems.ts';

/** For how many minutes more the sign-in is locked, where the refusal tells it as `waitSeconds`; else null. */
export function lockedMinutes(problem: Problem): number | null {
  const { waitSeconds } = problem as Problem & { readonly waitSeconds?: unknown };
  return typeof waitSeconds === 'number' ? Math.max(1, Math.ceil(waitSeconds / 60)) : null;
}
