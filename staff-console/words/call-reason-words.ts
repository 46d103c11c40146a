import { assertNever } from '../../protocol/result.ts';
import type { CallReason, ComparedScore } from '../models/call-reason.ts';
import { laneLabels } from './labels.ts';
import { words } from './messages.ts';

/** Why this number was called, as sentences: the rule first, then the numbers that speak for it. */
export function callReasonWords(reason: CallReason): readonly string[] {
  return [...callRuleWords(reason), words.why_waited({ minutes: reason.waitedMinutes })];
}

/** The same without the wait, for where it stands in a column of its own. */
export function callRuleWords(reason: CallReason): readonly string[] {
  const comparison = comparisonWords(reason);
  return [ruleWords(reason), ...(comparison === null ? [] : [comparison])];
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
      return budgetWords(reason.budget);
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

function budgetWords(of: CallReason['budget']): string {
  const { number = null, overtaken = 0, budget = 0 } = of ?? {};
  const counts = { overtaken, budget: Math.floor(budget) };
  return number === null
    ? words.rule_overtaking_budget(counts)
    : words.rule_overtaking_budget_other({ number, ...counts });
}

/** `优先 1.8 > 普通 1.2`; a line alone is compared with nobody. */
function comparisonWords({ scores }: CallReason): string | null {
  const [best, ...others] = scores;
  if (best === undefined) return null;
  const digits = digitsFor(scores);
  const named = ({ priorityClass, score }: ComparedScore) =>
    words.score_one({ name: laneLabels[priorityClass](), score: score.toFixed(digits) });
  if (others.length === 0) {
    return words.score_alone({ name: laneLabels[best.priorityClass](), score: best.score.toFixed(digits) });
  }
  const comparison = others.map((one, index) => `${scores[index]?.score === one.score ? '=' : '>'} ${named(one)}`);
  return words.score_compare({ comparison: [named(best), ...comparison].join(' ') });
}

/** So many places that different scores look different; the record has three. */
function digitsFor(scores: readonly ComparedScore[]): number {
  const differ = new Set(scores.map(({ score }) => score)).size;
  const shown = (digits: number) => new Set(scores.map(({ score }) => score.toFixed(digits))).size;
  return [1, 2].find((digits) => shown(digits) === differ) ?? 3;
}
