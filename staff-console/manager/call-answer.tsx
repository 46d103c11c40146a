import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import { assertNever } from '../../protocol/result.ts';
import { callReason } from '../models/call-reason.ts';
import type { CallComparison } from '../models/compare-calls.ts';
import { clockText } from '../models/durations.ts';
import { callRuleWords } from '../words/call-reason-words.ts';
import { laneLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';

/** The answer to "why was this one called before that one?", in sentences. */
export function CallAnswer(props: {
  numbers: readonly [string, string];
  comparison: CallComparison;
  offset: number;
}): VNode {
  const { numbers, comparison, offset } = props;
  return (
    <section class="card call-answer">
      <h2>{words.calls_question({ number: numbers[0], other: numbers[1] })}</h2>
      {sentences(numbers, comparison, offset).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function sentences([number, other]: readonly [string, string], told: CallComparison, offset: number): string[] {
  // With the seconds, as in the list below: two calls within one minute are told apart.
  const time = (at: number) => clockText(at, offset);
  switch (told.kind) {
    case 'unknown':
      return [words.calls_unknown({ numbers: told.numbers.join(' ') })];
    case 'not-called':
      return [words.calls_not_called({ number: told.number })];
    case 'other-first': {
      const times = { number, other, time: time(told.at), earlier: time(told.call.at) };
      return [words.calls_other_first(times), ...callRuleWords(callReason(told.call.explanation))];
    }
    case 'not-taken-yet':
      return [words.calls_not_taken({ number, other, time: time(told.call.at), later: time(told.at) })];
    case 'had-left':
      return [words.calls_had_left({ number, other, time: time(told.call.at), left: time(told.at) })];
    case 'slot-to-come':
      return [words.calls_slot_to_come({ number, other, time: time(told.call.at), slot: clockTime(told.at, offset) })];
    case 'by-rule':
      return [
        words.calls_both_waited({ number, other, time: time(told.call.at), window: told.call.windowLabel }),
        ...callRuleWords(callReason(told.call.explanation)),
        ...lineWords([number, other], told),
      ];
    default:
      return assertNever(told);
  }
}

function lineWords(
  [number, other]: readonly [string, string],
  { call, scores, sameLine }: Extract<CallComparison, { kind: 'by-rule' }>,
): string[] {
  if (sameLine === 'ahead') return [words.calls_same_line({ number, other })];
  if (sameLine === 'behind') return [words.calls_same_line_behind({ other, window: call.windowLabel })];
  if (scores === null) return [];
  const lines = { line: laneLabels[call.lane](), otherLine: laneLabels[scores.otherLane]() };
  return [words.calls_scores({ ...lines, score: scores.called.toFixed(2), otherScore: scores.other.toFixed(2) })];
}
