import { expect, test } from 'vitest';
import {
  closeOrder,
  hear,
  kioskId,
  look,
  openOrder,
  pairedKiosk,
  takeOrder,
} from '../../../tests/support/device-commands.ts';
import { given } from '../../../tests/support/given.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { createDeviceHistory } from './device-history.ts';

const { events } = given(
  ...pairedKiosk(),
  hear('09:00', [{ part: 'ticket-printer', state: 'paper-near-end' }]),
  hear('09:10', [{ part: 'ticket-printer', state: 'paper-out' }]),
  hear('09:25', [{ part: 'ticket-printer', state: 'ok' }]),
  look('09:40', '09:30'),
  hear('09:50', [{ part: 'agent', state: 'offline' }]),
  openOrder('o1'),
  takeOrder('o1'),
  closeOrder('o1', '换了电源'),
);
const recorded = events.map((event, index) => ({ seq: index + 1, event }));
const all = { from: 0, to: at('23:00') };
const no = (staff: string) => staff.toUpperCase();

test('[D-23] the history says from when to when what was the matter, and who did what about it', () => {
  const history = createDeviceHistory();
  history.fold(recorded);
  const { periods, deeds } = history.read(kioskId, all, no);
  const part = (state: string) => ({ kind: 'part', part: 'ticket-printer', state, level: null });
  expect(periods).toEqual([
    { from: at('09:50'), to: null, what: { kind: 'part', part: 'agent', state: 'offline', level: null } },
    { from: at('09:30'), to: at('09:50'), what: { kind: 'silent' } },
    { from: at('09:10'), to: at('09:25'), what: part('paper-out') },
    { from: at('09:00'), to: at('09:10'), what: part('paper-near-end') },
  ]);
  expect(deeds.map(({ kind, by }) => `${kind} ${by?.staffNo ?? '-'}`)).toEqual([
    'order-closed ENGINEER1',
    'order-taken ENGINEER1',
    'order-opened ENGINEER1',
    'paired -',
  ]);
  expect(deeds[0]).toMatchObject({ number: 1, outcome: 'fixed', words: '换了电源' });
});

test('[D-23] the past may be read in any order, and twice, while news comes in', () => {
  const history = createDeviceHistory();
  history.fold(recorded.slice(5));
  history.fold(recorded.slice(0, 8));
  const straight = createDeviceHistory();
  straight.fold(recorded);
  expect(history.read(kioskId, all, no)).toEqual(straight.read(kioskId, all, no));
});

test('[D-23] a span shows what lasted into it and nothing that was over or came after', () => {
  const history = createDeviceHistory();
  history.fold(recorded);
  const { periods, deeds } = history.read(kioskId, { from: at('09:20'), to: at('09:45') }, no);
  expect(periods.map(({ from, to }) => [from, to])).toEqual([
    [at('09:30'), null],
    [at('09:10'), at('09:25')],
  ]);
  expect(deeds).toEqual([]);
});
