import { assertNever } from '../../protocol/result.ts';
import type { CallReason } from '../models/call-reason.ts';
import { laneLabels } from './labels.ts';
import { words } from './messages.ts';

/** Why this number was called, as sentences: the rule first, then the numbers that speak for it. */
export function callReasonWords(reason: CallReason): readonly string[] {
  const comparison = comparisonWords(reason);
  return [
    ruleWords(reason),
    ...(comparison === null ? [] : [comparison]),
    words.why_waited({ minutes: reason.waitedMinutes }),
  ];
}

function ruleWords(reason: CallReason): string {
  switch (reason.rule) {
    case 'green':
      return words.rule_green();
    case 'green-guard':
      return words.rule_green_guard();
    case 'booking-due':
      return words.rule_booking_due();
    case 'overtaking-budget':
      return words.rule_overtaking_budget({
        overtaken: reason.budget?.overtaken ?? 0,
        budget: Math.floor(reason.budget?.budget ?? 0),
      });
    case 'accumulated-priority':
      return words.rule_accumulated_priority();
    case 'booking-early':
      return words.rule_booking_early();
    case 'low-counter':
      return words.rule_low_counter();
    case 'picked-by-hand':
      return reason.reason === null
        ? words.rule_picked_by_hand_no_reason()
        : words.rule_picked_by_hand({ reason: reason.reason });
    default:
      return assertNever(reason.rule);
  }
}

/** `优先 1.8 > 普通 1.2`; a line alone is compared with nobody. */
function comparisonWords(reason: CallReason): string | null {
  const parts = reason.scores.map((one) =>
    words.score_one({ name: laneLabels[one.priorityClass](), score: one.score.toFixed(1) }),
  );
  if (parts.length === 0) return null;
  if (parts.length === 1) {
    const [only] = reason.scores;
    return words.score_alone({
      name: only === undefined ? '' : laneLabels[only.priorityClass](),
      score: only === undefined ? '' : only.score.toFixed(1),
    });
  }
  return words.score_compare({ comparison: parts.join(' > ') });
}
