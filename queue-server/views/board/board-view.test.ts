import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WindowId } from '../../../protocol/ids.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { playDay, randomDay } from '../../../tests/support/random-day.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import type { HallEvent } from '../../domain/hall.ts';
import { noMoves } from '../moves/recent-moves.ts';
import { noWaits } from '../waits.ts';
import { projectBoard } from './board-view.ts';
import { foldRecentCalls, type RecentCalls } from './recent-calls.ts';

const open = given(configureHall(), rollDay(at('08:20')), atWindow('OpenWindow', '1'), atWindow('OpenWindow', '2'));
const free = (window: string) => atWindow('PassTicket', window, { reason: '无人' });

const served = (window: string) => [atWindow('StartService', window), atWindow('FinishTicket', window)];

function callsOf({ events, state }: Pick<Scene, 'events' | 'state'>): RecentCalls {
  const recent: RecentCalls = { calls: [] };
  for (const event of events) foldRecentCalls(recent, event, state);
  return recent;
}

function boardOf(scene: Scene, now = at('09:20')) {
  const config = scene.state.queue.config ?? sampleHall();
  return projectBoard({
    state: scene.state,
    config,
    calls: callsOf(scene).calls,
    moves: noMoves(),
    waits: noWaits,
    seq: 1,
    now,
  });
}

test('[C-01] the newest call is large, the last five before it follow, and a recall is the newest again', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  let scene = open.and(...people.map((id) => issue(id)));
  for (const _ of people) scene = scene.and(atWindow('CallNextTicket', '1'), ...served('1'));
  const board = boardOf(scene);
  expect([board.current?.number, ...board.recent.map((call) => call.number)]).toEqual([
    ...['A007', 'A006', 'A005', 'A004', 'A003', 'A002'],
  ]);
  const two = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'), atWindow('CallNextTicket', '2'));
  const recalled = boardOf(two.and(atWindow('RecallTicket', '1', { at: at('09:11') })));
  expect(recalled.current).toMatchObject({ number: 'A001', windowLabel: '1', recalls: 1, at: at('09:11') });
  expect(recalled.recent.map((call) => call.number)).toEqual(['A002']);
});

test('[C-01] a call that was taken back or that nobody stands behind vanishes, an earlier one stays', () => {
  const two = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'), atWindow('CallNextTicket', '2'));
  const undone = boardOf(two.and(atWindow('UndoWindowAction', '2')));
  expect([undone.current?.number, undone.recent]).toEqual(['A001', []]);
  const returned = boardOf(two.and(atWindow('ReturnCall', '1', { ticket: issue('a').ticket })));
  expect([returned.current?.number, returned.recent]).toEqual(['A002', []]);
});

test('[C-01] [B-15] a call that was missed, or sent to another window, leads nobody to the first one any more', () => {
  const two = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'), atWindow('CallNextTicket', '2'));
  const missed = boardOf(two.and(free('2')));
  expect([missed.current?.number, missed.recent, missed.missed]).toEqual(['A001', [], ['A002']]);
  const moved = boardOf(two.and(atWindow('TransferCurrent', '2', { toWindow: '1' as WindowId })));
  expect([moved.current?.number, moved.recent]).toEqual(['A001', []]);
});

test('[C-01] a board that starts anew shows the calls that one shows which was there all day', () => {
  fc.assert(
    fc.property(randomDay, (day) => {
      const live: RecentCalls = { calls: [] };
      const { state, events } = playDay(day, (step) => {
        for (const event of step.events) foldRecentCalls(live, event, step.state);
      });
      const renamed = (event: HallEvent) => event.type === 'HallConfigured';
      fc.pre(events.filter(renamed).length === 1);
      expect(callsOf({ events, state }).calls).toEqual(live.calls);
    }),
    { numRuns: 100 },
  );
});

test('[C-02] a window shows its state, the number it serves and its teller, never a number that is gone', () => {
  const shown = (scene: Scene) => {
    const { status, number, staffNo } = boardOf(scene).windows[0] ?? {};
    return [status, number, staffNo];
  };
  const called = open.and(issue('a'), atWindow('CallNextTicket', '1'));
  const serving = called.and(atWindow('StartService', '1'));
  expect(shown(given(configureHall(), rollDay(at('08:20'))))).toEqual(['closed', null, null]);
  expect(shown(open)).toEqual(['ready', null, 'TELLER1']);
  expect(shown(called)).toEqual(['serving', 'A001', 'TELLER1']);
  expect(shown(serving.and(atWindow('CloseWindow', '1')))).toEqual(['closing', 'A001', 'TELLER1']);
  expect(shown(serving.and(atWindow('FinishTicket', '1')))).toEqual(['ready', null, 'TELLER1']);
  expect(shown(open.and(atWindow('PauseWindow', '1')))).toEqual(['paused', null, 'TELLER1']);
  expect(shown(serving.and(atWindow('HoldTicket', '1')))).toEqual(['ready', null, 'TELLER1']);
});

test('[C-05] lanes that share a letter are one line to the public, so that nobody sees who is of which group', () => {
  const scene = open.and(issue('a', { age: 70 }), issue('b', { grantedGroup: 'disabled', reason: 'x' }), issue('c'));
  const { lanes } = boardOf(scene);
  expect(lanes.map(({ letter, waiting }) => [letter, waiting])).toEqual([
    ...[
      ['Y', 2],
      ['A', 1],
      ['B', 0],
      ['D', 0],
      ['N', 0],
    ],
  ]);
  expect(lanes[0]?.name.zh).toBe('优先');
});

test('[C-01] get ready: the numbers that are really called next by the windows that are open', () => {
  const scene = open.and(issue('a'), issue('b', { age: 70 }), issue('c', { age: 85 }), issue('bulk', { matters: 9 }));
  const [first, ...rest] = boardOf(scene).getReady;
  const called = scene.and(atWindow('CallNextTicket', '1', { at: at('09:20') })).events.at(-1);
  expect([called?.type === 'TicketCalled' && called.ticket, first, rest.length]).toEqual(['c', 'Y002', 2]);
  expect(boardOf(scene.and(atWindow('PauseWindow', '1'), atWindow('PauseWindow', '2'))).getReady).toEqual([]);
});

test('[C-01] missed numbers are shown while they may still come back', () => {
  const missed = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'), free('1'));
  const both = missed.and(atWindow('CallNextTicket', '1', { at: at('09:15') }), { ...free('1'), at: at('09:16') });
  expect(boardOf(both).missed).toEqual(['A002', 'A001']);
  expect(boardOf(both, at('09:41')).missed).toEqual(['A002']);
  const back = missed.and(onTicket('ReactivateTicket', 'a'));
  expect(boardOf(back).missed).toEqual([]);
  const again = back.and(onTicket('CancelTicket', 'b'), atWindow('CallNextTicket', '1'), free('1'));
  expect(boardOf(again).missed).toEqual([]);
});

test('[B-21] [C-11] the heading, the supervision telephone and the state of service come from the configuration', () => {
  const board = boardOf(open, at('17:25'));
  expect(board).toMatchObject({
    windowTitle: { zh: '样例综合受理窗口' },
    supervisionTelephone: '12333',
    service: { state: 'last-ticket-passed' },
  });
  expect(windowOf('1').label).toBe(board.windows[0]?.label);
});
