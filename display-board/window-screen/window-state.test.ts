import { expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import type { BoardWindow } from '../../protocol/views.ts';
import { windowState } from './window-state.ts';

function windowWith(more: Partial<BoardWindow>): BoardWindow {
  return {
    id: '3' as WindowId,
    label: '3',
    kind: 'comprehensive',
    tidal: false,
    lowCounter: false,
    direction: 'left',
    status: 'serving',
    number: 'A012',
    staffNo: '003',
    ...more,
  };
}

test('[C-02] a window in service shows the number served and the number of the teller', () => {
  expect(windowState(windowWith({}), true)).toMatchObject({ kind: 'serving', number: 'A012', staffNo: '003' });
});

test.each([
  ['paused', 'paused'],
  ['closed', 'closed'],
] as const)('[C-02] a window that is %s shows no number', (status, kind) => {
  const state = windowState(windowWith({ status }), true);
  expect(state.kind).toBe(kind);
  expect(JSON.stringify(state)).not.toContain('A012');
});

test('[C-02] a tidal window says so, open or closed', () => {
  expect(windowState(windowWith({ tidal: true }), true)).toMatchObject({ kind: 'serving', tidal: true });
  expect(windowState(windowWith({ tidal: true, status: 'closed' }), true)).toMatchObject({
    kind: 'closed',
    tidal: true,
  });
});

test('[C-02] where the state is not known there is 请稍候 and never a stale number', () => {
  const unknown = { kind: 'please-wait' };
  expect(windowState(windowWith({}), false)).toEqual(unknown);
  expect(windowState(undefined, true)).toEqual(unknown);
  expect(windowState(windowWith({ status: 'repairing' as BoardWindow['status'] }), true)).toEqual(unknown);
});
