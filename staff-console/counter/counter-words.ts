import type { AgentStatus } from '../../protocol/agent.ts';
import type { AgentTrouble } from '../../ui/agent/agent-link.ts';
import { words } from '../words/messages.ts';
import type { CounterCheck, CounterNeed } from './counter-check.ts';

export const missingLabels: Readonly<Record<CounterNeed, () => string>> = {
  'read-card': words.counter_missing_read_card,
  print: words.counter_missing_print,
  'read-code': words.counter_missing_read_code,
  'enter-pin': words.counter_missing_enter_pin,
};
export const troubleLabels: Readonly<Record<AgentTrouble, () => string>> = {
  unreachable: words.counter_unreachable,
  refused: words.counter_refused,
};
export const haltedLabels: Readonly<Record<NonNullable<AgentStatus['halted']>, () => string>> = {
  full: words.counter_halted_full,
  'clock-wrong': words.counter_halted_clock,
};

const needLabels: Readonly<Record<CounterNeed, () => string>> = {
  'read-card': words.counter_need_read_card,
  print: words.counter_need_print,
  'read-code': words.counter_need_read_code,
  'enter-pin': words.counter_need_enter_pin,
};

/** All that is missing in one sentence. */
export function missingBriefly(missing: CounterCheck['missing']): string {
  const needs = missing.map((need) => needLabels[need]()).join(words.counter_list_comma());
  return words.counter_missing_brief({ needs });
}

/** The check in a word or two, with its tone; null where there is nothing to sum up. */
export function summaryOf({ agent, parts, missing }: CounterCheck): { tone: 'ok' | 'warn'; words: string } | null {
  if (agent !== 'told') return null;
  const bad = Math.max(parts.filter(({ severity }) => severity === 'bad').length, missing.length);
  if (bad === 0) return { tone: 'ok', words: words.counter_all_well() };
  return { tone: 'warn', words: words.counter_some_bad({ count: bad }) };
}
