import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';
import { restoreHall, serialiseHall } from '../serialise-hall.ts';
import { dayIsOver } from './decide/service-day.ts';

const day = given(
  configureHall(),
  rollDay(at('08:20')),
  atWindow('OpenWindow', '1'),
  atWindow('OpenWindow', '2'),
  issue('done'),
  issue('called'),
  issue('waiting', { subject: 'zhang' }),
  atWindow('CallNextTicket', '1'),
  atWindow('StartService', '1'),
  atWindow('FinishTicket', '1'),
  atWindow('CallNextTicket', '2'),
);

test('[B-23] at midnight open tickets expire, windows close, the counts of the day are frozen', () => {
  day
    .when(rollDay(at('00:00', '2026-05-07')))
    .then(
      { type: 'TicketExpired', ticket: 'called', reason: 'day-end' },
      { type: 'TicketExpired', ticket: 'waiting', reason: 'day-end' },
      { type: 'WindowClosed', window: '1' },
      { type: 'WindowClosed', window: '2' },
      { type: 'ServiceDayClosed', day: '2026-05-06', issued: 3, finished: 1, noShows: 0, expired: 2 },
      { type: 'ServiceDayOpened', day: '2026-05-07' },
    );
});

test('[B-11] a print whose kiosk was killed ends with the day, also where its ticket was served meanwhile; one that was told is not told again', () => {
  const printing = day.and(
    onTicket('BeginPrint', 'waiting', { print: 'told' as never }),
    onTicket('ReportPrint', 'waiting', { print: 'told' as never }),
    onTicket('BeginPrint', 'waiting', { print: 'lost' as never }),
    onTicket('BeginPrint', 'called', { print: 'lost-too' as never }),
    atWindow('StartService', '2'),
    atWindow('FinishTicket', '2'),
  );
  const kept = restoreHall(JSON.parse(JSON.stringify(serialiseHall(printing.state))));
  expect(kept.queue.openPrints).toEqual(printing.state.queue.openPrints);
  const next = printing.and(rollDay(at('00:00', '2026-05-07')));
  expect(next.events.filter(({ type }) => type === 'TicketPrintFailed')).toMatchObject([
    { ticket: 'waiting', print: 'lost', state: 'no-outcome' },
    { ticket: 'called', print: 'lost-too', state: 'no-outcome' },
  ]);
  const after = next.and(rollDay(at('00:00', '2026-05-08')));
  expect(after.events.filter(({ type }) => type === 'TicketPrintFailed')).toHaveLength(2);
});

test('[B-23] the next day begins with number one, and nothing of yesterday stands in the way', () => {
  const next = day.and(rollDay(at('08:00', '2026-05-07')));
  const tomorrow = at('09:00', '2026-05-07');
  next.when(issue('new', { subject: 'zhang', at: tomorrow })).then({ type: 'TicketIssued', number: 'A001', ahead: 0 });
  next.when(onTicket('CancelTicket', 'waiting')).refused('ticket_closed', { ticket: { status: 'expired' } });
  next.when(onTicket('CancelTicket', 'done')).refused('unknown_ticket');
  const later = next.and(rollDay(at('08:00', '2026-05-08')));
  later.when(onTicket('CancelTicket', 'waiting')).refused('unknown_ticket');
});

test('[B-23] a server that was off over two midnights closes the old day and opens today', () => {
  const events = day.and(rollDay(at('10:00', '2026-05-09'))).events;
  const days = events.flatMap((event) =>
    'day' in event && event.type.startsWith('ServiceDay') ? [[event.type, event.day]] : [],
  );
  expect(days).toEqual([
    ['ServiceDayOpened', '2026-05-06'],
    ['ServiceDayClosed', '2026-05-06'],
    ['ServiceDayOpened', '2026-05-09'],
  ]);
});

test('[B-23] the day is that of the hall, not of the server', () => {
  expect(dayIsOver(day.state.queue, at('23:59:59'))).toBe(false);
  expect(dayIsOver(day.state.queue, at('00:00', '2026-05-07'))).toBe(true);
  day.when(rollDay(at('23:59:59'))).then();
});

test('[B-23] a clock that was set back opens no day twice', () => {
  expect(dayIsOver(day.state.queue, at('12:00', '2026-05-05'))).toBe(false);
  day.when(rollDay(at('12:00', '2026-05-05'))).then();
});

test('[B-23] [B-17] a day that a wrong clock opened far ahead ends when the clock is right again, and no day comes twice', () => {
  const astray = day.and(rollDay(at('10:00', '2027-05-06')));
  expect(astray.state.queue.day).toBe('2027-05-06');
  // put right on the very day: its numbers were given already
  expect(dayIsOver(astray.state.queue, at('10:05'))).toBe(false);
  expect(dayIsOver(astray.state.queue, at('00:00', '2026-05-07'))).toBe(true);
  astray
    .and(issue('later', { at: at('11:00') }))
    .when(rollDay(at('08:00', '2026-05-07')))
    .then(
      { type: 'TicketExpired', ticket: 'later' },
      { type: 'ServiceDayClosed', day: '2027-05-06' },
      { type: 'ServiceDayOpened', day: '2026-05-07' },
    );
  const right = astray.and(rollDay(at('08:00', '2026-05-07')));
  right.when(issue('new', { at: at('09:00', '2026-05-07') })).then({ type: 'TicketIssued', number: 'A001' });
  expect(dayIsOver(right.state.queue, at('23:59', '2026-05-07'))).toBe(false);
  expect(dayIsOver(right.state.queue, at('00:00', '2026-05-08'))).toBe(true);
});

test('[B-23] a clock that falls back by years, or by days over a gap, opens no day', () => {
  const week = day.and(rollDay(at('08:00', '2026-05-11')));
  for (const date of ['2000-01-01', '2026-05-06', '2026-05-08', '2026-05-10']) {
    expect(dayIsOver(week.state.queue, at('12:00', date)), date).toBe(false);
  }
});

test('a hall without configuration has no day', () => {
  given()
    .when(rollDay(at('08:00')))
    .then();
  given(configureHall(sampleHall()))
    .when(rollDay(at('08:00')))
    .then({ type: 'ServiceDayOpened', day: '2026-05-06' });
});
