import { afterEach, describe, expect, test } from 'vitest';
import type { CallRule } from '../../protocol/ticket.ts';
import { setLanguage } from '../../ui/i18n/locale.ts';
import { callReason } from '../models/call-reason.ts';
import { callReasonWords } from './call-reason-words.ts';
import { faultWords } from './fault-words.ts';
import { screenWords } from './screen-words.ts';

afterEach(() => setLanguage('zh'));

const rules: readonly CallRule[] = [
  'green',
  'green-guard',
  'booking-due',
  'overtaking-budget',
  'accumulated-priority',
  'booking-early',
  'low-counter',
  'picked-by-hand',
];

function say(rule: CallRule, scores: Record<string, number> = {}): string[] {
  return [
    ...callReasonWords(
      callReason({ rule, scores, overtaken: 6, budget: 6.5, waitedSeconds: 1290, reason: '行动不便' }),
    ),
  ];
}

describe('why a number was called, in words', () => {
  test.each(rules)('[B-05] rule %s has words of its own in both languages', (rule) => {
    const zh = say(rule)[0] ?? '';
    setLanguage('en');
    const en = say(rule)[0] ?? '';
    expect(zh).toMatch(/[一-鿿]/);
    expect(en).toMatch(/^[A-Z]/);
    expect(en).not.toMatch(/[{}]/);
    expect(rules.map((other) => say(other)[0]).filter((words) => words === en)).toHaveLength(1);
  });

  test('[B-05] the scores stand in order, the called line first', () => {
    expect(say('accumulated-priority', { general: 1.2, senior: 1.83 })[1]).toBe('累计优先 优先 1.8 > 普通 1.2');
    expect(say('accumulated-priority', { general: 1.2 })[1]).toBe('累计优先 普通 1.2，没有别的队伍可叫。');
  });

  test('[B-05] scores that differ look different, and equal ones are said to be equal', () => {
    expect(say('accumulated-priority', { general: 1.76, senior: 1.84 })[1]).toBe('累计优先 优先 1.84 > 普通 1.76');
    expect(say('accumulated-priority', { general: 1.2, senior: 1.2 })[1]).toBe('累计优先 优先 1.2 = 普通 1.2');
  });

  test('[B-06] the budget says how often the ticket was overtaken', () => {
    expect(say('overtaking-budget')[0]).toContain('已被让过 6 次，上限 6 次');
  });

  test("[B-06] where another ticket's budget decided, that one is named", () => {
    const reason = callReason({
      ...{ rule: 'overtaking-budget', scores: {}, overtaken: 0, budget: 5, waitedSeconds: 60 },
      boundBy: { number: 'A007', overtaken: 6, budget: 6.5 },
    });
    expect(callReasonWords(reason)[0]).toBe('A007 已被让过 6 次，上限 6 次：比它晚取号的先不叫。');
  });

  test('[B-03] a pick by hand says who wanted it and why', () => {
    expect(say('picked-by-hand')[0]).toBe('由柜员点选。原因：行动不便');
  });

  test('every call says how long the person waited', () => {
    expect(say('green').at(-1)).toBe('等候 21 分后叫到。');
  });
});

test('[A-06] a call for help names the page of the kiosk in words', () => {
  expect(screenWords('identify')).toBe('放卡');
  expect(screenWords('a-page-to-come')).toBe('a-page-to-come');
});

test('[D-07] a device tells its trouble in words, and an unknown one as it came', () => {
  expect(faultWords('ticket-printer: paper-out')).toBe('号票打印机缺纸');
  expect(faultWords('lamp: broken')).toBe('lamp: broken');
});
