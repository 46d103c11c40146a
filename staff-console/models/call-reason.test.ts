import { expect, test } from 'vitest';
import type { CallExplanation, CallRule } from '../../protocol/ticket.ts';
import { callReason } from './call-reason.ts';

function explanation(rule: CallRule, over: Partial<CallExplanation> = {}): CallExplanation {
  return { rule, scores: { general: 1.2, senior: 1.8 }, overtaken: 3, budget: 6.5, waitedSeconds: 1290, ...over };
}

test('[B-05] accumulated priority shows the scores that were compared, best first', () => {
  expect(callReason(explanation('accumulated-priority'))).toEqual({
    rule: 'accumulated-priority',
    scores: [
      { priorityClass: 'senior', score: 1.8 },
      { priorityClass: 'general', score: 1.2 },
    ],
    budget: null,
    waitedMinutes: 21,
    reason: null,
  });
});

test('[B-06] the overtaking budget shows how it stood', () => {
  expect(callReason(explanation('overtaking-budget'))).toMatchObject({
    budget: { overtaken: 3, budget: 6.5 },
    scores: [],
  });
});

test('[B-03] a pick by hand shows the words of who picked', () => {
  expect(callReason(explanation('picked-by-hand', { reason: '行动不便' })).reason).toBe('行动不便');
});
