import { expect, test } from 'vitest';
import {
  closeOrder,
  engineer,
  hear,
  kioskId,
  look,
  openOrder,
  pairedKiosk,
  takeOrder,
} from '../../../tests/support/device-commands.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import { conditionOf, dueOrders, inspectionDueAt, upkeepOf } from './upkeep.ts';

const hall = sampleHall();
const paperOut = [{ part: 'ticket-printer', state: 'paper-out' } as const];

function due(scene: Scene, time: string, over: Parameters<typeof sampleHall>[0] = {}) {
  return dueOrders(scene.state.devices, sampleHall(over), at(time)).map(({ cause }) => cause);
}

function condition(scene: Scene) {
  const device = scene.state.devices.devices.get(kioskId);
  return device && conditionOf(device);
}

test('[D-23] no order for a trouble that passes; one for a trouble that lasts ten minutes', () => {
  const out = given(...pairedKiosk(), hear('09:00', paperOut));
  expect(due(out, '09:09:59')).toEqual([]);
  expect(due(out, '09:10')).toEqual([{ kind: 'part', part: 'ticket-printer', state: 'paper-out' }]);
  expect(due(out.and(hear('09:05', [])), '09:10')).toEqual([]);
});

test('[D-23] the minutes are the hall’s own, and a rule can be switched off', () => {
  const out = given(...pairedKiosk(), hear('09:00', paperOut));
  const upkeep = (paper: number | null) => ({
    upkeep: { silentSeconds: 60, orderAfterMinutes: { silent: 10, fault: 10, paperOut: paper }, inspectionDays: 7 },
  });
  expect(due(out, '09:02', upkeep(2))).toHaveLength(1);
  expect(due(out, '17:00', upkeep(null))).toEqual([]);
});

test('[D-23] a silent device has one order, for being silent: what it said last may not be true any more', () => {
  const silent = given(...pairedKiosk(), hear('09:00', paperOut), look('09:03', '09:01'));
  expect(condition(silent)).toBe('silent');
  expect(due(silent, '09:10:59')).toEqual([]);
  expect(due(silent, '09:11')).toEqual([{ kind: 'silent' }]);
});

test('[D-23] a kiosk that was off all night is missed ten minutes after the doors open, not before', () => {
  const silent = given(...pairedKiosk(), look('08:20', '08:05'));
  expect(due(silent, '08:39:59')).toEqual([]);
  expect(due(silent, '08:40')).toEqual([{ kind: 'silent' }]);
});

test('[D-23] an order that is open, or was closed while the trouble went on, is not opened again', () => {
  const byRule = openOrder('o1', {
    actor: system,
    words: null,
    cause: { kind: 'part', part: 'ticket-printer', state: 'paper-out' },
  });
  const opened = given(...pairedKiosk(), hear('09:00', paperOut), byRule);
  expect(due(opened, '10:20')).toEqual([]);
  const closed = opened.and(takeOrder('o1'), closeOrder('o1', '纸已订购，明日到'));
  expect(due(closed, '12:00')).toEqual([]);
  const again = closed.and(hear('13:00', []), hear('13:05', paperOut));
  expect(due(again, '13:15')).toHaveLength(1);
});

test('[D-23] a device is as well as its worst part', () => {
  const parts = (state: 'ok' | 'paper-near-end' | 'jammed', level?: number) =>
    given(
      ...pairedKiosk(),
      hear('09:00', [{ part: 'document-printer', state, ...(level === undefined ? {} : { level }) }]),
    );
  expect(condition(parts('ok'))).toBe('ok');
  expect(condition(parts('ok', 15))).toBe('ok');
  expect(condition(parts('ok', 14))).toBe('attention');
  expect(condition(parts('paper-near-end'))).toBe('attention');
  expect(condition(parts('jammed'))).toBe('degraded');
});

test('[D-23] an inspection is due thirty days after the last one, or after the pairing', () => {
  const paired = given(...pairedKiosk());
  const dueAt = (scene: Scene) => {
    const device = scene.state.devices.devices.get(kioskId);
    return device && inspectionDueAt(device, upkeepOf(hall));
  };
  expect(dueAt(paired)).toBe(at('08:00', '2026-06-05'));
  const inspect = {
    type: 'RecordInspection',
    at: at('16:00'),
    actor: engineer,
    device: kioskId,
    outcome: 'good',
    words: '',
  } as const;
  paired.when(inspect).then({ type: 'DeviceInspected', staff: 'engineer1', outcome: 'good' });
  expect(dueAt(paired.and(inspect))).toBe(at('16:00', '2026-06-05'));
  paired.when({ ...inspect, outcome: 'faulty' }).refused('reason_required');
  paired.when({ ...inspect, actor: system }).refused('forbidden');
});
