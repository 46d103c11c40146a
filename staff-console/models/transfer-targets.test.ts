import { expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import { aWindow } from './fixtures.test-support.ts';
import { transferTargets } from './transfer-targets.ts';

const named = (id: string, over: Parameters<typeof aWindow>[0] = {}) =>
  aWindow({ id: id as WindowId, label: id, ...over });

test('[B-14] a ticket goes to the common line or to another window that is open', () => {
  const windows = [
    named('1'),
    named('2', { status: 'serving' }),
    named('3'),
    named('4', { status: 'closed' }),
    named('5', { status: 'paused' }),
    named('6', { status: 'closing' }),
  ];
  const targets = transferTargets(windows, '3' as WindowId);
  expect(targets.map((target) => (target.kind === 'pool' ? target.pool : target.window.id))).toEqual([
    'common',
    '1',
    '2',
  ]);
});

test('[B-22] a pool is offered only where it has a window of its own', () => {
  const targets = transferTargets([named('9', { kind: 'bulk', status: 'closed' })], null);
  expect(targets).toEqual([
    { kind: 'pool', pool: 'common' },
    { kind: 'pool', pool: 'bulk' },
  ]);
});
