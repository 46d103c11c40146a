import { expect, test } from 'vitest';
import type { ListedItem } from '../../protocol/catalogue.ts';
import { searchItems } from './service-search.ts';

function item(no: number, zh: string, en: string, initials: string): ListedItem {
  return {
    no,
    theme: 't',
    zh,
    en,
    initials,
    kiosk: 'full',
    type: 'immediate',
    subject: 'person',
    soldiersFirst: false,
  };
}
const items = [
  item(1, '个人参保证明查询打印', 'Certificate of personal insurance', 'GRCBZMCXDY'),
  item(2, '失业保险待遇申领', 'Unemployment benefit', 'SYBXDYSL'),
  item(12, '职业旅费补助', 'Travel allowance', 'ZYLFBZ'),
];

test.each([
  ['cbzm', [1]],
  ['SYBX', [2]],
  ['shiye', [2]],
  ['失业', [2]],
  ['benefit', [2]],
  ['12', [12]],
  ['lvfei', [12]],
  ['不存在', []],
])('[A-04] an item is found by "%s"', (question, found) => {
  expect(searchItems(items, question).map((one) => one.no)).toEqual(found);
});

test('an empty question shows the beginning of the list', () => {
  expect(searchItems(items, '  ')).toHaveLength(3);
});
