import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';

const open = given(configureHall(), rollDay(at('08:20')), atWindow('OpenWindow', '1', { at: at('08:25') }));
const ticket = (scene: typeof open, id: string) => scene.state.queue.tickets.get(issue(id).ticket);

test('[B-04] the elderly are their own class by the age of the card, the very old are served on arrival', () => {
  open.when(issue('t', { age: 59 })).then({ type: 'TicketIssued', group: 'general', priorityClass: 'general' });
  open.when(issue('t', { age: 60 })).then({ type: 'TicketIssued', group: 'senior', priorityClass: 'senior' });
  open.when(issue('t', { age: 79 })).then({ type: 'TicketIssued', group: 'senior', priorityClass: 'senior' });
  open.when(issue('t', { age: 80 })).then({ type: 'TicketIssued', group: 'very-senior', priorityClass: 'green' });
});

test('[B-04] an elderly person without a card is granted the class by staff', () => {
  const granted = { grantedGroup: 'senior', reason: '未带证件' } as const;
  open.when(issue('t', granted)).then({ type: 'TicketIssued', priorityClass: 'senior', reason: '未带证件' });
});

test('[B-05] a green ticket is the next call of the first free window that may serve it', () => {
  const scene = open.and(
    issue('a'),
    issue('b'),
    issue('old', { age: 70 }),
    issue('soldier', { at: at('09:05'), age: 85 }),
  );
  scene
    .when(atWindow('CallNextTicket', '1'))
    .then({ type: 'TicketCalled', ticket: 'soldier', explanation: { rule: 'green' } });
});

test('[B-05] a claim at the kiosk is noted and changes nothing until staff have seen the certificate', () => {
  const scene = open.and(issue('a'), issue('b', { claimedGroup: 'disabled' }));
  expect(ticket(scene, 'b')).toMatchObject({ group: 'general', claimedGroup: 'disabled', priorityClass: 'general' });
  scene.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'a' });
  const granted = scene.and(onTicket('GrantPriority', 'b'));
  expect(ticket(granted, 'b')).toMatchObject({ claimedGroup: null, lane: 'green', priorityReason: '已核验证件' });
  granted.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'b' });
});

test('[B-05] a mark that is taken away leaves a normal place from the original time', () => {
  const scene = open.and(
    issue('a', { at: at('09:00') }),
    issue('b', { at: at('09:02'), age: 85 }),
    issue('c', { at: at('09:04') }),
    onTicket('GrantPriority', 'b', { group: 'general', reason: '不符合条件' }),
  );
  const order = ['a', 'b', 'c'];
  let calls = scene;
  for (const next of order) {
    calls.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: next });
    calls = calls.and(atWindow('CallNextTicket', '1'), atWindow('StartService', '1'), atWindow('FinishTicket', '1'));
  }
  expect(ticket(scene, 'b')).toMatchObject({ number: 'Y001', lane: 'general', rankAt: at('09:02') });
});

test('[B-05] paper and board say nothing of the group: every group of the green channel has the letter of the elderly', () => {
  for (const group of ['veteran', 'disabled', 'other-special', 'very-senior', 'senior'] as const) {
    open.when(issue('t', { grantedGroup: group, reason: '已核验' })).then({ type: 'TicketIssued', letter: 'Y' });
  }
});

test('[B-05] who sees an older state of the ticket decides again', () => {
  const scene = open.and(issue('a'), onTicket('GrantPriority', 'a', { version: 1 }));
  scene.when(onTicket('GrantPriority', 'a', { version: 1 })).refused('version_conflict', { version: 2 });
});

test("[B-05] the groups of the green channel are the hall's to set", () => {
  const config = sampleHall();
  const narrow = sampleHall({ groups: { ...config.groups, green: ['veteran'] } });
  const scene = given(configureHall(narrow), rollDay(at('08:20')));
  scene.when(issue('t', { age: 90 })).then({ type: 'TicketIssued', group: 'very-senior', priorityClass: 'senior' });
  scene
    .when(issue('t', { grantedGroup: 'disabled', reason: 'x' }))
    .then({ type: 'TicketIssued', priorityClass: 'general' });
});
