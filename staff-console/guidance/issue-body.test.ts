import { expect, test } from 'vitest';
import type { ListedItem } from '../../protocol/catalogue.ts';
import { bodyFor, countOf, type Matter } from './issue-body.ts';

const item: Matter = { kind: 'item', item: { no: 33 } as ListedItem };
const bulk: Matter = { kind: 'bulk' };
const nobody = { group: 'general', reason: '', flags: [] } as const;

test('[B-22] a clerk gets a ticket with the number of matters, alike or not', () => {
  expect(bodyFor(item, 12, nobody)).toEqual({ service: 33, matters: 12 });
  expect(bodyFor(bulk, 12, nobody)).toEqual({ pool: 'bulk', matters: 12 });
});

test('[B-22] the number is a whole one that a ticket can have; bulk business is more than one', () => {
  const counts = ['1', '2', '500', '501', '0', '', '1.5', '-3', '1e2'];
  expect(counts.map((typed) => countOf(item, typed))).toEqual([1, 2, 500, null, null, null, null, null, null]);
  expect(countOf(bulk, '1')).toBeNull();
  expect(countOf(bulk, '2')).toBe(2);
  expect(countOf({ kind: 'question' }, '7')).toBe(1);
});

test('[A-04] [B-05] a group goes along with its reason, and what helps the person', () => {
  expect(bodyFor(item, 1, { group: 'veteran', reason: '看过优待证', flags: ['dialect'] })).toEqual({
    service: 33,
    grantedGroup: 'veteran',
    reason: '看过优待证',
    flags: ['dialect'],
  });
  expect(bodyFor({ kind: 'question' }, 1, nobody)).toEqual({});
  expect(bodyFor({ kind: 'result-pickup' }, 1, nobody)).toEqual({ pool: 'result-pickup' });
});
