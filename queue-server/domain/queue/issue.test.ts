import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, guide, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { peopleAhead } from './call-order/position.ts';
import { secondsPerCall } from './state.ts';

const open = given(configureHall(), rollDay(at('08:20')));

test('[B-01] numbers follow each other within a letter, and each letter has its own', () => {
  const scene = open.and(issue('a1'), issue('b1', { age: 70 }), issue('a2'), issue('b2', { age: 85 }));
  const numbers = scene.events.flatMap((event) => (event.type === 'TicketIssued' ? [event.number] : []));
  expect(numbers).toEqual(['A001', 'Y001', 'A002', 'Y002']);
});

test('[B-01] the thousandth number of a letter is longer, not a number given before', () => {
  const scene = open.and(...Array.from({ length: 999 }, (_, index) => issue(`t${index}`)));
  scene.when(issue('last')).then({ type: 'TicketIssued', number: 'A1000', sequence: 1000 });
});

test('[B-01] a printer fault keeps the number: the ticket waits on, and what is printed again is a copy', () => {
  const scene = open.and(
    issue('t1'),
    onTicket('BeginPrint', 't1'),
    onTicket('ReportPrint', 't1', { outcome: 'failed', state: 'paper-out' }),
  );
  expect(scene.state.queue.tickets.get(issue('t1').ticket)).toMatchObject({ status: 'waiting', number: 'A001' });
  scene
    .when(onTicket('BeginPrint', 't1', { print: 'p2' as never }))
    .then({ type: 'TicketPrintBegun', print: 'p2', copy: 1 });
  scene.when(onTicket('ReportPrint', 't1')).refused('print_already_reported', { outcome: 'failed' });
  scene.when(onTicket('ReportPrint', 't1', { print: 'p9' as never })).refused('unknown_print');
});

test('[B-11] paper that came out is on record also where its ticket was served meanwhile, once', () => {
  const served = open.and(
    atWindow('OpenWindow', '1'),
    issue('t1'),
    onTicket('BeginPrint', 't1'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
  );
  served.when(onTicket('ReportPrint', 't1')).then({ type: 'TicketPrinted', ticket: 't1', print: 'p1' });
  served.and(onTicket('ReportPrint', 't1')).when(onTicket('ReportPrint', 't1')).refused('ticket_closed');
});

test('the short-job option weighs what a matter takes, as it was known when the number was taken', () => {
  const { order } = sampleHall();
  const short = sampleHall({ order: { ...order, shortJobExponent: 0.2 } });
  const scene = given(configureHall(short), rollDay(at('08:20')), atWindow('OpenWindow', '1', { at: at('08:25') })).and(
    issue('long', { at: at('09:00'), expectedMinutes: 20 }),
    issue('quick', { at: at('09:01'), expectedMinutes: 2 }),
  );
  scene.when(atWindow('CallNextTicket', '1', { at: at('09:10') })).then({ type: 'TicketCalled', ticket: 'quick' });
});

test('[B-16] with the short-job option the paper says as many people ahead as the ticket page does', () => {
  const short = sampleHall({ order: { ...sampleHall().order, shortJobExponent: 1 } });
  const seniors = Array.from({ length: 30 }, (_, index) => issue(`s${index}`, { at: at('09:00'), age: 70 }));
  const scene = given(configureHall(short), rollDay(at('08:20')))
    .and(...seniors)
    .and(issue('quick', { at: at('09:10'), expectedMinutes: 0.5 }));
  const { queue } = scene.state;
  const ticket = queue.tickets.get(issue('quick').ticket);
  if (!ticket) throw new Error('no ticket');
  expect(ticket.aheadAtIssue).toBe(peopleAhead(queue.lines, ticket, at('09:10'), short.order, secondsPerCall(queue)));
  expect(ticket.aheadAtIssue).toBeLessThan(seniors.length);
});

test('[B-12] one person has one ticket for one matter, and is told which', () => {
  const scene = open.and(issue('t1', { subject: 'zhang' }));
  scene.when(issue('t2', { subject: 'zhang' })).refused('ticket_already_active', {
    ticket: { id: 't1', number: 'A001', status: 'waiting' },
  });
  scene.when(issue('t2', { subject: 'zhang', service: 2 })).then({ type: 'TicketIssued', number: 'A002' });
  scene.when(issue('t2', { subject: 'li' })).then({ type: 'TicketIssued' });
  scene.when(issue('t2', { subject: 'zhang', service: null })).then({ type: 'TicketIssued' });
});

test('[B-12] after the matter is done the same person may take another', () => {
  const served = open.and(
    issue('t1', { subject: 'zhang' }),
    atWindow('OpenWindow', '1'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
  );
  served.when(issue('t2', { subject: 'zhang' })).then({ type: 'TicketIssued', number: 'A002' });
});

test('[B-12] who missed the call for good is not kept from a new number', () => {
  const missed = open.and(
    issue('t1', { subject: 'zhang' }),
    atWindow('OpenWindow', '1'),
    atWindow('CallNextTicket', '1'),
    atWindow('PassTicket', '1', { reason: '无人应答' }),
  );
  missed.when(issue('t2', { subject: 'zhang', at: at('09:40') })).refused('ticket_already_active');
  missed.when(issue('t2', { subject: 'zhang', at: at('09:41') })).then({ type: 'TicketIssued', number: 'A002' });
});

test('[B-13] a number needs neither card nor telephone nor a named matter', () => {
  open
    .when(issue('t1', { service: null }))
    .then({ type: 'TicketIssued', subject: null, service: null, lane: 'general' });
});

test('[A-04] a ticket that staff take for somebody carries who took it and why', () => {
  const byStaff = { actor: guide, grantedGroup: 'veteran', reason: '已看优待证' } as const;
  open
    .when(issue('t1', byStaff))
    .then({ type: 'TicketIssued', issuedBy: 'guide1', reason: '已看优待证', group: 'veteran' });
  open.when(issue('t1', { ...byStaff, reason: null })).refused('reason_required');
});

test('[B-22] from five like matters on it is bulk business, with a window of its own where there is one', () => {
  open.when(issue('t1', { matters: 5 })).then({ type: 'TicketIssued', pool: 'bulk', lane: 'bulk', number: 'D001' });
  open.when(issue('t1', { matters: 4 })).then({ type: 'TicketIssued', pool: 'common', lane: 'general' });
  const withoutBulk = sampleHall({ windows: [windowOf('1')] });
  given(configureHall(withoutBulk), rollDay(at('08:20')))
    .when(issue('t1', { matters: 12 }))
    .then({ type: 'TicketIssued', pool: 'common', lane: 'bulk', number: 'D001' });
});

test('[B-22] bulk business that the bulk window does not handle goes to the general windows, as few matters of it would', () => {
  const config = sampleHall({ windows: [windowOf('1'), windowOf('D', { kind: 'bulk', services: [2] })] });
  const scene = given(configureHall(config), rollDay(at('08:20')));
  scene.when(issue('t1', { service: 1, matters: 12 })).then({ type: 'TicketIssued', pool: 'common', lane: 'bulk' });
  scene.when(issue('t1', { service: 2, matters: 12 })).then({ type: 'TicketIssued', pool: 'bulk', lane: 'bulk' });
});

test('a matter that no window serves gets no ticket that would wait for ever', () => {
  const config = sampleHall({ windows: [windowOf('1', { services: [2, 3] })] });
  const scene = given(configureHall(config), rollDay(at('08:20')));
  scene.when(issue('t1', { service: 1 })).refused('no_window_for_service');
  scene.when(issue('t1', { service: 2 })).then({ type: 'TicketIssued' });
  scene.when(issue('t1', { service: null })).then({ type: 'TicketIssued' });
});

test('[B-16] the taker is told how many are ahead, and the budget grows with them', () => {
  const scene = open.and(issue('t1'), issue('t2'), issue('t3'), issue('t4'));
  scene.when(issue('t5')).then({ type: 'TicketIssued', ahead: 4, budget: 6 });
});

test('[B-17] outside the hours nothing is issued, and the refusal says when again', () => {
  open.when(issue('t1', { at: at('08:29:59') })).refused('hall_closed', { opensAt: at('08:30') });
  open.when(issue('t1', { at: at('08:30') })).then({ type: 'TicketIssued' });
  open.when(issue('t1', { at: at('17:19:59') })).then({ type: 'TicketIssued' });
  open.when(issue('t1', { at: at('17:20') })).refused('last_ticket_passed', { opensAt: at('08:30', '2026-05-07') });
  open.when(issue('t1', { at: at('17:30') })).refused('hall_closed', { opensAt: at('08:30', '2026-05-07') });
});

test('a hall that is not configured issues nothing', () => {
  given().when(issue('t1')).refused('hall_closed');
});
