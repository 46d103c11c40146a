import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceId, WorkOrderId } from '../../../protocol/ids.ts';
import {
  closeOrder,
  engineer,
  kioskId,
  openOrder,
  pairedKiosk,
  reopenOrder,
  takeOrder,
} from '../../../tests/support/device-commands.ts';
import { given } from '../../../tests/support/given.ts';
import { at, guide } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import { decideHall } from '../decide-hall.ts';
import { evolveHall } from '../hall.ts';
import { restoreHall, serialiseHall } from '../serialise-hall.ts';
import type { WorkOrderCommand } from './commands.ts';
import { forgetClosedOrders } from './evolve.ts';

const order = 'o1' as WorkOrderId;

test('[D-23] an order is opened, taken, and closed with its result: who and when', () => {
  const opened = given(...pairedKiosk()).and(openOrder('o1'));
  opened.when(takeOrder('o1')).then({ type: 'WorkOrderTaken', staff: 'engineer1', at: at('10:05') });
  const taken = opened.and(takeOrder('o1'));
  taken.when(closeOrder('o1', '  换了切刀  ')).then({ type: 'WorkOrderClosed', outcome: 'fixed', result: '换了切刀' });
  const { state } = taken.and(closeOrder('o1', '换了切刀'));
  expect(state.devices.orders.get(order)).toMatchObject({
    number: 1,
    status: 'closed',
    openedBy: 'engineer1',
    takenAt: at('10:05'),
    closedAt: at('10:30'),
    result: '换了切刀',
  });
  expect(restoreHall(JSON.parse(JSON.stringify(serialiseHall(state))))).toEqual(state);
});

test('[D-23] without a result an order does not close', () => {
  const taken = given(...pairedKiosk(), openOrder('o1'), takeOrder('o1'));
  taken.when(closeOrder('o1', '')).refused('result_required');
  taken.when(closeOrder('o1', ' \n ')).refused('result_required');
});

test('[D-23] each step is refused where it does not fit, and says why', () => {
  const opened = given(...pairedKiosk(), openOrder('o1'));
  opened.when(closeOrder('o1', '好了')).refused('work_order_not_taken');
  opened.when(reopenOrder('o1', '又坏了')).refused('work_order_not_closed');
  opened.when(takeOrder('o2')).refused('unknown_work_order');
  opened.when(takeOrder('o1', system)).refused('forbidden');
  const taken = opened.and(takeOrder('o1'));
  taken.when(takeOrder('o1')).refused('work_order_taken');
  taken.when(takeOrder('o1', guide)).then({ type: 'WorkOrderTaken', staff: 'guide1' });
  const closed = taken.and(closeOrder('o1', '好了'));
  closed.when(takeOrder('o1')).refused('work_order_closed');
  closed.when(closeOrder('o1', '好了')).refused('work_order_closed');
  closed.when(reopenOrder('o1', ' ')).refused('reason_required');
  closed.when(reopenOrder('o1', '又坏了')).then({ type: 'WorkOrderReopened', reason: '又坏了' });
});

test('[D-23] a reopened order begins anew and keeps its number', () => {
  const { state } = given(
    ...pairedKiosk(),
    openOrder('o1'),
    takeOrder('o1'),
    closeOrder('o1', '好了'),
    reopenOrder('o1', '又坏了'),
    openOrder('o2'),
  );
  expect(state.devices.orders.get(order)).toMatchObject({ status: 'open', number: 1, reopened: 1, result: null });
  expect(state.devices.orders.get('o2' as WorkOrderId)?.number).toBe(2);
});

test('[D-23] staff say what they have seen, and only of a device that is in use', () => {
  const paired = given(...pairedKiosk());
  paired.when(openOrder('o1', { words: ' ' })).refused('reason_required');
  paired.when(openOrder('o1', { words: null })).refused('reason_required');
  paired.when(openOrder('o1', { device: 'nobody' as DeviceId })).refused('unknown_device');
  paired
    .and({ type: 'RevokeDevice', at: at('09:00'), actor: system, device: kioskId })
    .when(openOrder('o1'))
    .refused('device_revoked');
});

test('[D-23] a rule that looks twice finds its own order; staff may open another', () => {
  const byRule = (name: string) => openOrder(name, { actor: system, words: null, cause: { kind: 'silent' } });
  const opened = given(...pairedKiosk(), byRule('o1'));
  opened.when(byRule('o2')).then();
  opened.when(openOrder('o2')).then({ type: 'WorkOrderOpened', number: 2 });
});

test('[D-23] orders that were closed thirty days ago leave the state, open ones never', () => {
  const { state } = given(
    ...pairedKiosk(),
    openOrder('o1'),
    openOrder('o2'),
    takeOrder('o1'),
    closeOrder('o1', '好了'),
  );
  forgetClosedOrders(state.devices, at('10:30') + 30 * 86_400_000);
  expect(state.devices.orders.size).toBe(2);
  const evolved = given(...pairedKiosk(), openOrder('o1'), openOrder('o2'), takeOrder('o1'), closeOrder('o1', '好了'));
  evolveHall(evolved.state, { type: 'ServiceDayOpened', at: at('08:00', '2026-06-06'), day: '2026-06-06' });
  expect([...evolved.state.devices.orders.keys()]).toEqual(['o2']);
});

const someWords = fc.oneof(fc.constantFrom('', ' ', '换了纸'), fc.string({ maxLength: 8 }));
const someStep = fc.record({
  type: fc.constantFrom('OpenWorkOrder', 'TakeWorkOrder', 'CloseWorkOrder', 'ReopenWorkOrder'),
  order: fc.constantFrom('o1', 'o2', 'o3'),
  actor: fc.constantFrom(engineer, guide, system),
  words: someWords,
});

function commandOf({ type, order: name, actor, words }: typeof someStep extends fc.Arbitrary<infer S> ? S : never) {
  const common = { at: at('10:00'), actor, order: name as WorkOrderId };
  const commands: Record<typeof type, WorkOrderCommand> = {
    OpenWorkOrder: { ...openOrder(name), actor, words },
    TakeWorkOrder: { ...common, type: 'TakeWorkOrder' },
    CloseWorkOrder: { ...common, type: 'CloseWorkOrder', outcome: 'fixed', result: words },
    ReopenWorkOrder: { ...common, type: 'ReopenWorkOrder', reason: words },
  };
  return commands[type];
}

test('[D-23] whatever is tried in whatever order: a closed order has somebody, a time and a result', () => {
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 40 }), (steps) => {
      const { state } = given(...pairedKiosk());
      for (const step of steps) {
        if (step.type === 'OpenWorkOrder' && state.devices.orders.has(step.order as WorkOrderId)) continue;
        const decided = decideHall(state, commandOf(step));
        if (decided.ok) for (const event of decided.value) evolveHall(state, event);
        for (const one of state.devices.orders.values()) {
          const told = one.result !== null && one.result.trim() !== '';
          expect(one.status === 'closed').toBe(told && one.closedBy !== null && one.closedAt !== null);
          if (one.status === 'taken') expect(one.takenBy).not.toBeNull();
        }
      }
    }),
  );
});
