import { expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import { aTicket, aWindow } from './fixtures.test-support.ts';
import { moveBody, moveTargets, sameTarget, takesPeople, targetKey } from './move-target.ts';

const three = aWindow();
const four = aWindow({ id: '4' as WindowId, label: '4' });
const keys = (tickets: Parameters<typeof moveTargets>[1]) => moveTargets([three, four], tickets).map(targetKey);

test('[B-15] each ticket is named with the version that was looked at', () => {
  const tickets = [aTicket({ number: 'A001', version: 4 }), aTicket({ number: 'A002', version: 1 })];
  const named = [
    { ticket: 't-A001', version: 4 },
    { ticket: 't-A002', version: 1 },
  ];
  expect(moveBody(tickets, { kind: 'window', window: four })).toEqual({ tickets: named, window: '4' });
  expect(moveBody(tickets, { kind: 'pool', pool: 'common' })).toEqual({ tickets: named, pool: 'common' });
});

test('[B-15] the place where all of them stand already is not offered', () => {
  const there = aTicket({ number: 'A001', window: three.id });
  expect(keys([there])).toEqual(['pool common', 'window 4']);
  expect(keys([there, aTicket({ number: 'A002' })])).toEqual(['pool common', 'window 3', 'window 4']);
  expect(keys([aTicket({ number: 'A002' }), aTicket({ number: 'Y001', lane: 'green' })])).toEqual([
    'window 3',
    'window 4',
  ]);
  expect(keys([aTicket({ number: 'D001', lane: 'bulk' })])).toEqual(['pool common', 'window 3', 'window 4']);
});

test('[B-15] nothing can be dropped onto a window that takes nobody', () => {
  const statuses = ['ready', 'serving', 'paused', 'closing', 'closed'] as const;
  const takes = statuses.filter((status) => takesPeople({ kind: 'window', window: aWindow({ status }) }));
  expect(takes).toEqual(['ready', 'serving']);
  expect(takesPeople({ kind: 'pool', pool: 'bulk' })).toBe(true);
});

test('[B-15] a target is the same by its name, whatever its window does meanwhile', () => {
  const target = { kind: 'window', window: three } as const;
  expect(sameTarget(target, { kind: 'window', window: aWindow({ status: 'serving' }) })).toBe(true);
  expect(sameTarget(target, { kind: 'window', window: four })).toBe(false);
  expect(sameTarget(null, target)).toBe(false);
});
