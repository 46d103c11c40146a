import { expect, test } from 'vitest';
import type { ListedItem } from '../../protocol/catalogue.ts';
import { searchItems } from './search-items.ts';

const items = [
  { no: 1, zh: '企业社会保险登记', en: 'Register a company', initials: 'QYSHBXDJ' },
  { no: 2, zh: '养老保险待遇领取', en: 'Claim a pension', initials: 'YLBXDYLQ' },
] as ListedItem[];
const found = (query: string) => searchItems(items, query).map((item) => item.no);

test('[A-01] matters are found by words of both languages and by initials', () => {
  expect(found('')).toEqual([1, 2]);
  expect(found('养老')).toEqual([2]);
  expect(found('登记 企业')).toEqual([1]);
  expect(found('PENSION claim')).toEqual([2]);
  expect(found('ylbx')).toEqual([2]);
  expect(found('zzz')).toEqual([]);
});
