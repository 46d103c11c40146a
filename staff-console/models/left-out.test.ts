import { expect, test } from 'vitest';
import type { TicketId } from '../../protocol/ids.ts';
import { type ProblemCode, problemKinds } from '../../protocol/problem-kinds.ts';
import { leftByReason } from './left-out.ts';

function left(number: string, code: ProblemCode) {
  const { zh, en } = problemKinds[code];
  return { ticket: number as TicketId, number, code, detail: { zh, en } };
}

test('[B-15] who stayed is told once for each reason', () => {
  const all = [
    left('A050', 'ticket_not_waiting'),
    left('A051', 'version_conflict'),
    left('A052', 'ticket_not_waiting'),
  ];
  expect(leftByReason(all)).toMatchObject([
    { code: 'ticket_not_waiting', numbers: ['A050', 'A052'], why: { zh: '该号不在等候中。' } },
    { code: 'version_conflict', numbers: ['A051'] },
  ]);
  expect(leftByReason([])).toEqual([]);
});
