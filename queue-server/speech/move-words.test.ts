import { expect, test } from 'vitest';
import { ticketMovedWords, windowMovedWords } from './move-words.ts';
import { pinyinText } from './spoken-text.ts';

test('[B-15] who was called is told by number and window, and the voice spells the one and counts the other', () => {
  expect(ticketMovedWords('A012', '3')).toEqual({
    zh: '请 A012 号改到 3 号窗口',
    en: 'Ticket A012, please go to counter 3 instead',
  });
  expect(pinyinText(ticketMovedWords('A012', '11').zh)).toBe(
    'qing3 A ling2 yao1 er4 hao4 gai3 dao4 shi2 yi1 hao4 chuang1 kou3',
  );
  expect(ticketMovedWords('A012', null).zh).toBe('请 A012 号稍候，改由其他窗口呼叫');
});

test('[B-15] those who waited for a window are told where to look', () => {
  expect(windowMovedWords('6', '5').zh).toBe('6 号窗口的等候号改到 5 号窗口，请看大屏');
  expect(windowMovedWords('6', null).en).toContain('will be called by other counters');
});
