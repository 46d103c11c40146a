import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import type { BoardCall, BoardView } from '../../protocol/views.ts';
import {
  advanced,
  callArrived,
  fullShowMs,
  listedCalls,
  nextMove,
  reconciled,
  type Showcase,
  shortShowMs,
  showcaseOf,
} from './showcase.ts';

function call(number: string, windowLabel = '1'): BoardCall {
  return { number, window: windowLabel as WindowId, windowLabel, direction: 'left', at: 0, recalls: 0 };
}

/** The board after these calls, newest first, each at a window of its own number. */
function viewOf(calls: readonly BoardCall[]): BoardView {
  const windows = calls.map(({ number, windowLabel }) => ({ label: windowLabel, number }));
  return { current: calls[0] ?? null, recent: calls.slice(1, 6), windows } as unknown as BoardView;
}

const empty: Showcase = { shown: null, waiting: [] };

test('[C-01] a call takes an idle panel at once and flashes', () => {
  const shown = callArrived(showcaseOf(viewOf([call('A001')]), 0), call('A002'), 50).shown;
  expect(shown).toMatchObject({ call: { number: 'A002' }, since: 50, fresh: true });
});

test('[C-01] after a start or reconnect the latest call stands without flashing', () => {
  expect(showcaseOf(viewOf([call('A001')]), 0).shown).toMatchObject({ call: { number: 'A001' }, fresh: false });
});

test('[C-01] a call stands for three flashes and ten seconds while another waits', () => {
  const two = callArrived(callArrived(empty, call('A001'), 0), call('A002', '2'), 1000);
  expect(advanced(two, fullShowMs - 1).shown?.call.number).toBe('A001');
  expect(advanced(two, fullShowMs).shown?.call.number).toBe('A002');
});

test('[C-01] a call that waits for the panel stands in the list at once, before past ones', () => {
  const [one, two, past] = [call('A001'), call('A002', '2'), call('A000', '3')];
  const view = viewOf([two, one, past]);
  const listed = listedCalls(callArrived(callArrived(empty, one, 0), two, 10), view, 5);
  expect(listed.map(({ call: { number }, pending }) => [number, pending])).toEqual([
    ['A002', true],
    ['A000', false],
  ]);
});

test('a recall of the shown number flashes again at once', () => {
  const again = callArrived(callArrived(empty, call('A001'), 0), { ...call('A001'), recalls: 1 }, 4000);
  expect(again).toMatchObject({ shown: { since: 4000, fresh: true }, waiting: [] });
});

test('a call that was undone before its turn is not shown', () => {
  const waiting = callArrived(callArrived(empty, call('A001'), 0), call('A002', '2'), 1000);
  const after = reconciled(waiting, viewOf([call('A001')]), 2000);
  expect(after).toMatchObject({ shown: { call: { number: 'A001' } }, waiting: [] });
});

test('an undone call that is being shown gives way to the one before', () => {
  const after = reconciled(callArrived(empty, call('A002', '2'), 0), viewOf([call('A001')]), 500);
  expect(after.shown).toMatchObject({ call: { number: 'A001' }, fresh: false });
});

test('a quiet board keeps what it holds, so that nothing is drawn anew', () => {
  const view = viewOf([call('A001')]);
  const showcase = showcaseOf(view, 0);
  expect(reconciled(showcase, view, 60_000)).toBe(showcase);
  expect(reconciled(empty, viewOf([]), 0)).toBe(empty);
});

test('[C-01] however calls come, each takes the panel once, in order, and none for less than its time', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(gaps, (waits) => {
      let now = 0;
      let showcase = empty;
      const shown: { number: string; since: number }[] = [];
      const note = () => {
        const current = showcase.shown;
        if (current !== null && shown[shown.length - 1]?.number !== current.call.number) {
          shown.push({ number: current.call.number, since: current.since });
        }
      };
      const runTo = (until: number) => {
        while (nextMove(showcase) <= until) {
          now = Math.max(now, nextMove(showcase));
          showcase = advanced(showcase, now);
          note();
        }
        now = until;
      };
      for (const [index, wait] of waits.entries()) {
        runTo(now + wait);
        showcase = callArrived(showcase, call(`A${index}`, String(index)), now);
        note();
      }
      runTo(now + waits.length * fullShowMs);
      expect(shown.map(({ number }) => number)).toEqual(waits.map((_, index) => `A${index}`));
      for (const [index, { since }] of shown.entries()) {
        const next = shown[index + 1];
        if (next !== undefined) expect(next.since - since).toBeGreaterThanOrEqual(shortShowMs);
      }
    }),
  );
});
