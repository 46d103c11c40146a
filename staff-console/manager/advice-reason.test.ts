import { expect, test } from 'vitest';
import { adviceReason } from './advice-reason.ts';
import { adviceWords } from './advice-words.ts';

const grounds = {
  rule: 'forecast',
  peakMinutes: 17.2,
  peakInMinutes: 25,
  meanMinutes: 8.4,
  longestWaitMinutes: 50.1,
} as const;

test('[B-08] advice says in words what is expected, and when', () => {
  const reason = adviceReason({ kind: 'open', grounds });
  expect(adviceWords(reason, 45)).toBe('预计 25 分钟后等候升到 18 分钟，未来一段时间平均 9 分钟。');
});

test.each([
  [{ ...grounds, peakInMinutes: 0 }, 'open', '现在等候已约 18 分钟'],
  [{ ...grounds, rule: 'threshold' }, 'open', '还没有往日数据'],
  [{ ...grounds, rule: 'longest-wait' }, 'open', '已有人等了 51 分钟，超过承诺的 45 分钟'],
  [grounds, 'close', '少开一个窗口，预计等候最多 18 分钟'],
  [{ ...grounds, rule: 'threshold' }, 'close', '现在排队的人很少'],
] as const)('[B-08] each ground has a sentence of its own', (of, kind, words) => {
  expect(adviceWords(adviceReason({ kind, grounds: of }), 45)).toContain(words);
});
