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
    budget: { number: null, overtaken: 3, budget: 6.5 },
    scores: [],
  });
});

test("[B-06] another's spent budget is told by its number, with the scores of those who came in question", () => {
  const boundBy = { number: 'A007', overtaken: 6, budget: 6.5 };
  expect(callReason(explanation('overtaking-budget', { boundBy }))).toMatchObject({
    budget: boundBy,
    scores: [{ priorityClass: 'senior' }, { priorityClass: 'general' }],
  });
  expect(callReason(explanation('overtaking-budget', { boundBy, scores: { general: 1 } })).scores).toEqual([]);
});

test('[B-03] a pick by hand shows the words of who picked', () => {
  expect(callReason(explanation('picked-by-hand', { reason: '行动不便' })).reason).toBe('行动不便');
});
