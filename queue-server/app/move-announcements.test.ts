import { expect, test } from 'vitest';
import type { ReassignmentId, TicketId, WindowId } from '../../protocol/ids.ts';
import { given, givenEvents } from '../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../tests/support/queue-commands.ts';
import { at, guide, sampleHall } from '../../tests/support/sample-hall.ts';
import type { HallCommand } from '../domain/decide-hall.ts';
import type { ReassignTickets } from '../domain/queue/commands.ts';
import { foldRecentMoves, noMoves } from '../views/moves/recent-moves.ts';
import { moveAnnouncementOf } from './move-announcements.ts';

const config = sampleHall({ voice: { languages: ['zh', 'en'], mute: [] } });
const [two, three] = ['2' as WindowId, '3' as WindowId];
const opened = ['1', '2', '3'].map((window) => atWindow('OpenWindow', window, { at: at('08:50') }));
const start = [configureHall(config), rollDay(at('08:00')), ...opened, issue('a'), issue('b')];

function reassign(tickets: readonly string[], toWindow: WindowId | null): ReassignTickets {
  return {
    type: 'ReassignTickets',
    at: at('09:20'),
    actor: guide,
    reassignment: 'r1' as ReassignmentId,
    tickets: tickets.map((ticket) => ({ ticket: ticket as TicketId, version: null })),
    toWindow,
    toPool: toWindow === null ? 'common' : null,
    reason: '窗口故障',
  };
}

/** What is said of the events of these commands, each with the state after all of its command. */
function spoken(...commands: readonly HallCommand[]) {
  const recent = noMoves();
  let scene = given();
  return commands.flatMap((command) => {
    const before = scene.events.length;
    scene = givenEvents(scene.events).and(command);
    return scene.events.slice(before).flatMap((event, index) => {
      foldRecentMoves(recent, event);
      return moveAnnouncementOf(event, recent, scene.state, config, index) ?? [];
    });
  });
}

test('[B-15] a called ticket that is sent to another window is told by voice where to go instead', () => {
  const said = spoken(...start, atWindow('CallNextTicket', '1'), onTicket('TransferTicket', 'a', { toWindow: three }));
  expect(said).toMatchObject([
    { kind: 'notice', number: null, windowLabel: '3', text: { zh: '请 A001 号改到 3 号窗口' } },
  ]);
  expect(said[0]?.audio.map(({ url }) => url)).toEqual([
    '/api/v1/speech/moved-tickets?number=A001&window=3&language=zh',
    '/api/v1/speech/moved-tickets?number=A001&window=3&language=en',
  ]);
});

test('[B-15] who waits, and who is being served, is not called out', () => {
  expect(spoken(...start, onTicket('TransferTicket', 'a', { toWindow: three }))).toEqual([]);
  const served = [atWindow('CallNextTicket', '1'), atWindow('StartService', '1')];
  expect(spoken(...start, ...served, onTicket('TransferTicket', 'a', { toWindow: three }))).toEqual([]);
});

test('[B-15] those who waited for a window that no longer serves are told at once, and once', () => {
  const reserved = ['a', 'b'].map((ticket) => onTicket('TransferTicket', ticket, { toWindow: two }));
  const paused = atWindow('PauseWindow', '2', { at: at('09:15') });
  const said = spoken(...start, ...reserved, paused, reassign(['a', 'b'], three));
  expect(said.map(({ text }) => text.zh)).toEqual(['2 号窗口的等候号改到 3 号窗口，请看大屏']);
  expect(said[0]?.audio[1]?.url).toBe('/api/v1/speech/moved-windows?from=2&window=3&language=en');
  const toAll = spoken(...start, ...reserved, paused, reassign(['a', 'b'], null));
  expect(toAll.map(({ text }) => text.zh)).toEqual(['2 号窗口的等候号改由其他窗口呼叫，请看大屏']);
});

test('[B-15] a window that closes and sends its line to the others says so', () => {
  const reserved = onTicket('TransferTicket', 'a', { toWindow: two });
  const close = atWindow('CloseWindow', '2', { remaining: 'to-pool', at: at('09:20') });
  const said = spoken(...start, reserved, close);
  expect(said.map(({ text }) => text.en)).toEqual([
    'Tickets waiting for counter 2 will be called by other counters. Please see the board',
  ]);
});

test('[B-15] a move between windows that both serve is shown and not spoken', () => {
  const reserved = onTicket('TransferTicket', 'a', { toWindow: two });
  expect(spoken(...start, reserved, reassign(['a'], three))).toEqual([]);
});
