import { expect, test } from 'vitest';
import type { TicketId, WindowId } from '../../../protocol/ids.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';
import type { HallCommand } from '../../domain/decide-hall.ts';
import { foldRecentMoves, noMoves, projectMoves, ticketMove } from './recent-moves.ts';

const toThree = { toWindow: '3' as WindowId };

function hallWith(...commands: readonly HallCommand[]): Scene {
  const open = ['1', '2', '3'].map((window) => atWindow('OpenWindow', window, { at: at('08:50') }));
  return given(configureHall(), rollDay(at('08:00')), ...open, issue('a'), issue('b'), issue('c'), ...commands);
}

function shown({ events, state }: Scene, now = at('09:12'), config = sampleHall()) {
  const recent = noMoves();
  for (const event of events) foldRecentMoves(recent, event);
  return {
    board: projectMoves(recent, state, config, now),
    page(id: string) {
      const ticket = state.queue.tickets.get(id as TicketId);
      return ticket ? ticketMove(recent, ticket, state.queue, config, now) : null;
    },
  };
}

test('[B-15] moved numbers stand together by the window that calls them now, the latest move first', () => {
  const scene = hallWith(
    onTicket('TransferTicket', 'b', { toWindow: '2' as WindowId, at: at('09:10') }),
    onTicket('TransferTicket', 'c', { ...toThree, at: at('09:11') }),
    onTicket('TransferTicket', 'a', { ...toThree, at: at('09:10') }),
  );
  expect(shown(scene).board).toMatchObject([
    { numbers: ['A001', 'A003'], windows: ['3'], at: at('09:11') },
    { numbers: ['A002'], windows: ['2'], at: at('09:10') },
  ]);
  expect(shown(scene).page('a')).toEqual({ moved: { at: at('09:10'), windows: ['3'] } });
});

test('[B-15] back in the common pool any window may call', () => {
  const scene = hallWith(
    onTicket('TransferTicket', 'a', toThree),
    onTicket('TransferTicket', 'a', { toPool: 'common' }),
  );
  expect(shown(scene).board).toMatchObject([{ numbers: ['A001'], windows: [], direction: null }]);
});

test('[B-15] it is told for five minutes, or for as long as the hall sets', () => {
  const scene = hallWith(onTicket('TransferTicket', 'a', toThree));
  expect(shown(scene, at('09:14:59')).board).toHaveLength(1);
  expect(shown(scene, at('09:15')).board).toEqual([]);
  expect(shown(scene, at('09:15')).page('a')).toEqual({});
  const { calling } = sampleHall();
  const longer = sampleHall({ calling: { ...calling, moveNoticeMinutes: 10 } });
  expect(shown(scene, at('09:19:59'), longer).board).toHaveLength(1);
});

test('[B-15] a number that is called, or whose ticket has ended, is told no more', () => {
  const moved = hallWith(onTicket('TransferTicket', 'a', toThree), onTicket('TransferTicket', 'b', toThree));
  const after = moved.and(atWindow('CallNextTicket', '3', { at: at('09:11') }), onTicket('CancelTicket', 'b'));
  expect(shown(after).board).toEqual([]);
  expect(shown(after).page('a')).toEqual({});
});

test('[C-05] nothing of a person stands in what is told', () => {
  const scene = given(
    configureHall(),
    rollDay(at('08:00')),
    atWindow('OpenWindow', '3', { at: at('08:50') }),
    issue('a', { subject: 'zhang', age: 83 }),
    onTicket('TransferTicket', 'a', { ...toThree, reason: '老人' }),
  );
  expect(Object.keys(shown(scene).board[0] ?? {}).sort()).toEqual(['at', 'direction', 'numbers', 'windows']);
  expect(JSON.stringify(shown(scene).board)).not.toMatch(/zhang|老人|senior|green/);
});
