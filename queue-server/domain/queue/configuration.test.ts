import { expect, test } from 'vitest';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { WindowId } from '../../../protocol/ids.ts';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { checkConfiguration } from './configuration.ts';

const good = sampleHall();
const { hours, groups, lanes } = good;

test('the sample hall is without fault', () => {
  expect(checkConfiguration(good)).toEqual([]);
});

test.each<[string, Partial<HallConfig>, string]>([
  ['[B-09] a window twice', { windows: [windowOf('1'), windowOf('1')] }, '/windows/1/id'],
  [
    '[C-02] two windows with one label',
    { windows: [windowOf('1'), windowOf('2', { label: '1' })] },
    '/windows/1/label',
  ],
  ['an area twice', { areas: [...good.areas, ...good.areas] }, '/areas'],
  ['[B-09] a window in no area', { windows: [windowOf('1', { area: 'roof' })] }, '/windows/0/area'],
  ['[B-09] no comprehensive window', { windows: [windowOf('D', { kind: 'bulk' })] }, '/windows'],
  ['[B-17] closed before it opens', { hours: { ...hours, opens: '18:00' } }, '/hours/closes'],
  ['[B-17] last ticket after closing', { hours: { ...hours, lastTicket: '18:00' } }, '/hours/lastTicket'],
  ['[B-17] last ticket before opening', { hours: { ...hours, lastTicket: '08:00' } }, '/hours/lastTicket'],
  [
    '[B-17] a break that ends first',
    { hours: { ...hours, breaks: [{ from: '13:00', to: '12:00', windows: [windowOf('1').id] }] } },
    '/hours/breaks/0',
  ],
  [
    '[B-17] a break of no window',
    { hours: { ...hours, breaks: [{ from: '12:00', to: '13:00', windows: ['X' as WindowId] }] } },
    '/hours/breaks/0',
  ],
  [
    '[Q-12] a holiday that ends first',
    { hours: { ...hours, holidays: [{ name: 'x', start: '2026-05-05', end: '2026-05-01' }] } },
    '/hours/holidays/0',
  ],
  [
    '[Q-12] a holiday on no day',
    { hours: { ...hours, holidays: [{ name: 'x', start: '2026-02-27', end: '2026-02-30' }] } },
    '/hours/holidays/0',
  ],
  ['[Q-12] a workday on no day', { hours: { ...hours, makeupWorkdays: ['2026-13-01'] } }, '/hours/makeupWorkdays/0'],
  ['[B-05] the very old younger than the elderly', { groups: { ...groups, verySeniorAge: 50 } }, '/groups'],
  ['[B-05] everybody served on arrival', { groups: { ...groups, green: ['general'] } }, '/groups/green'],
  ['a lane twice', { lanes: [...lanes, ...lanes.slice(0, 1)] }, '/lanes'],
  ['a lane missing', { lanes: lanes.filter((lane) => lane.lane !== 'appointment') }, '/lanes'],
])('%s is refused and named', (_, over, path) => {
  expect(checkConfiguration(sampleHall(over)).map((fault) => fault.path)).toContain(path);
  given(configureHall())
    .when(configureHall(sampleHall(over)))
    .refused('invalid_configuration');
});

const day = given(configureHall(), rollDay(at('08:20')));
const without = (id: string) =>
  configureHall(sampleHall({ windows: good.windows.filter((window) => window.id !== id) }));

test('[B-09] a window that somebody works at cannot vanish; a closed one can', () => {
  day
    .and(atWindow('OpenWindow', '2'))
    .when(without('2'))
    .refused('invalid_configuration', {
      fields: [{ path: '/windows', message: 'window 2 is open' }],
    });
  day.when(without('2')).then({ type: 'HallConfigured' });
});

test('[B-09] a window that somebody works at cannot become one of another kind under its ticket', () => {
  const { windows } = sampleHall();
  const otherKind = windows.map((one) => (one.id === '2' ? { ...one, kind: 'bulk' as const } : one));
  const change = configureHall(sampleHall({ windows: otherKind }));
  day.and(atWindow('OpenWindow', '2')).when(change).refused('invalid_configuration');
  day.when(change).then({ type: 'HallConfigured' });
});

test('the id of a hall stays', () => {
  day.when(configureHall(sampleHall({ id: 'other' as HallConfig['id'] }))).refused('invalid_configuration');
});

test('[B-09] tickets of a kind of window that is gone go where they can be served, with their time', () => {
  const bulk = day.and(issue('a', { matters: 9 }), issue('b'), without('D'));
  expect(bulk.state.queue.tickets.get(issue('a').ticket)).toMatchObject({
    pool: 'common',
    rankAt: at('09:00'),
    number: 'D001',
  });
  expect(bulk.events.filter((event) => event.type === 'TicketTransferred')).toHaveLength(1);
});

test('[B-09] tickets of a matter that the windows of their kind no longer handle go where they can be served', () => {
  const windows = good.windows.map((window) => (window.id === 'D' ? { ...window, services: [7] } : window));
  const changed = day.and(issue('a', { matters: 9 }), configureHall(sampleHall({ windows })));
  changed
    .and(atWindow('OpenWindow', '1'))
    .when(atWindow('CallNextTicket', '1'))
    .then({ type: 'TicketCalled', ticket: 'a' });
  // Where staff name the pool themselves they hear that it does not handle the matter.
  changed.when(onTicket('TransferTicket', 'a', { toPool: 'bulk' })).refused('transfer_target_unfit');
});

test('[B-09] a configuration that leaves somebody who waits without any window is refused with their numbers', () => {
  const only = (service: number) =>
    configureHall(sampleHall({ windows: good.windows.map((window) => ({ ...window, services: [service] })) }));
  const waiting = day.and(only(19), issue('a', { service: 19 }), issue('b', { service: 19 }));
  waiting.when(only(7)).refused('tickets_without_window', { numbers: ['A001', 'A002'] });
  waiting
    .and(onTicket('CancelTicket', 'a'), onTicket('CancelTicket', 'b'))
    .when(only(7))
    .then({ type: 'HallConfigured' });
});

test('[B-09] a reservation ends when its window takes on other matters', () => {
  const reserved = day.and(
    atWindow('OpenWindow', '1'),
    atWindow('OpenWindow', '2'),
    issue('a'),
    onTicket('TransferTicket', 'a', { toWindow: windowOf('2').id }),
  );
  const windows = good.windows.map((window) => (window.id === '2' ? { ...window, services: [7] } : window));
  const changed = reserved.and(configureHall(sampleHall({ windows })));
  changed.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'a' });
  const unchanged = reserved.and(configureHall(sampleHall({ notices: [{ zh: '通知', en: 'Notice' }] })));
  unchanged.when(atWindow('CallNextTicket', '1')).refused('queue_empty');
});

test('[B-09] a missed ticket of a kind of window that is gone comes back where it can be served', () => {
  const missed = day.and(
    issue('a', { matters: 9 }),
    atWindow('OpenWindow', 'D'),
    atWindow('CallNextTicket', 'D'),
    atWindow('PassTicket', 'D', { reason: 'x' }),
    atWindow('CloseWindow', 'D'),
    without('D'),
  );
  missed.when(onTicket('ReactivateTicket', 'a')).then({ type: 'TicketReactivated', pool: 'common' });
});

test('what goes on at the windows that stay goes on', () => {
  const changed = day.and(atWindow('OpenWindow', '1'), issue('a'), atWindow('CallNextTicket', '1'), without('3'));
  expect([...changed.state.queue.windows.keys()]).toEqual(['1', '2', 'D']);
  changed.when(atWindow('StartService', '1')).then({ type: 'ServiceStarted', ticket: 'a' });
});
