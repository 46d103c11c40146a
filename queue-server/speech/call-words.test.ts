import { expect, test } from 'vitest';
import { callWords } from './call-words.ts';
import { countedInChinese } from './chinese-numbers.ts';
import { englishText, pinyinText } from './spoken-text.ts';

test('[C-03] a ticket number is read digit by digit, with 幺 for 1', () => {
  expect(callWords('A012', '3')).toEqual({
    zh: '请 A 零 幺 二 号 到 三 号窗口',
    en: 'Ticket A zero one two, please go to counter three',
  });
});

test('[C-03] the number of a window is read as a number, and a name letter by letter', () => {
  expect(callWords('B117', '12').zh).toBe('请 B 幺 幺 七 号 到 十二 号窗口');
  expect(callWords('B117', '12').en).toContain('counter twelve');
  expect(callWords('B117', 'T1').zh).toContain('T 幺 号窗口');
});

test('[C-03] calls reach the engine as pinyin', () => {
  expect(pinyinText(callWords('A012', '3').zh)).toBe('qing3 A ling2 yao1 er4 hao4 dao4 san1 hao4 chuang1 kou3');
});

test.each([
  ['银行和行政', 'yin2 hang2 he2 xing2 zheng4'],
  ['旅客请走绿色通道', 'lv3 ke4 qing3 zou3 lv4 se4 tong1 dao4'],
  ['16:30 停止取号', 'shi2 liu4 dian3 san1 shi2 fen1 ting2 zhi3 qu3 hao4'],
  ['2026年，95%', 'er4 ling2 er4 liu4 nian2, bai3 fen1 zhi1 jiu3 shi2 wu3'],
  ['A007请到2号窗口', 'A ling2 ling2 qi1 qing3 dao4 er4 hao4 chuang1 kou3'],
])('%s is read %s', (text, spoken) => expect(pinyinText(text).replace(/ ,/g, ',')).toBe(spoken));

test.each([
  [0, '零'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [2010, '二千零一十'],
  [10_000, '一万'],
  [100_500, '十万零五百'],
  [20_003_000, '二千万三千'],
])('%d is counted %s', (value, words) => expect(countedInChinese(value)).toBe(words));

test('text cannot give the engine commands', () => {
  for (const text of ['[[h@l@U]]', '<audio src="x"/>', '-f /etc/hostname', '{rate}|$(id)`id`']) {
    expect(pinyinText(text)).not.toMatch(/[[\]<>{}|$`/\\]/);
    expect(englishText(text)).not.toMatch(/[[\]<>{}|$`/\\]/);
  }
});
