import type { WorkOrderCause } from '../../../protocol/devices-api.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import { staffOf } from '../actor.ts';
import type { CloseWorkOrder, OpenWorkOrder, ReopenWorkOrder, WorkOrderCommand } from './commands.ts';
import type { WorkOrderEvent } from './events.ts';
import type { DevicesState, WorkOrder } from './state.ts';

type Decision = Result<readonly WorkOrderEvent[], Refusal>;

/** Open, taken, closed with a result, perhaps reopened (D-23; S3 6.2, S4 9.2.2). */
export function decideWorkOrders(state: DevicesState, command: WorkOrderCommand): Decision {
  if (command.type === 'OpenWorkOrder') return open(state, command);
  const order = state.orders.get(command.order);
  const staff = staffOf(command.actor);
  if (!order) return err(refuse('unknown_work_order'));
  if (staff === null) return err(refuse('forbidden'));
  const { at } = command;
  const of = { at, device: order.device, order: order.id, staff };
  switch (command.type) {
    case 'TakeWorkOrder':
      if (order.status === 'closed') return err(refuse('work_order_closed'));
      // Another one may take it over: people go off duty.
      return order.takenBy === staff ? err(refuse('work_order_taken')) : ok([{ type: 'WorkOrderTaken', ...of }]);
    case 'CloseWorkOrder':
      return close(order, command, of);
    case 'ReopenWorkOrder':
      return reopen(order, command, of);
    default:
      return assertNever(command);
  }
}

type Of = Pick<Extract<WorkOrderEvent, { type: 'WorkOrderTaken' }>, 'at' | 'device' | 'order' | 'staff'>;

function open(state: DevicesState, { at, actor, order, device, cause, words }: OpenWorkOrder): Decision {
  const found = state.devices.get(device);
  if (!found || found.pairedAt === null) return err(refuse('unknown_device'));
  if (found.revoked) return err(refuse('device_revoked'));
  const staff = staffOf(actor);
  const said = words?.trim() ?? '';
  if (staff !== null && said === '') return err(refuse('reason_required'));
  // A rule that looks twice finds its own order.
  if (staff === null && orderFor(state, device, cause)) return ok([]);
  const number = state.ordersCounted + 1;
  return ok([{ type: 'WorkOrderOpened', at, device, order, number, cause, words: said === '' ? null : said, staff }]);
}

/** The order that is not closed yet and says the same of the device. */
function orderFor(state: DevicesState, device: string, cause: WorkOrderCause): WorkOrder | undefined {
  return [...state.orders.values()].find(
    (order) => order.device === device && order.status !== 'closed' && sameCause(order.cause, cause),
  );
}

/** Whether a second order would be for the same trouble; what staff saw themselves is always another. */
export function sameCause(one: WorkOrderCause, other: WorkOrderCause): boolean {
  if (one.kind === 'part' && other.kind === 'part') return one.part === other.part;
  return one.kind === other.kind && one.kind !== 'staff';
}

function close(order: WorkOrder, { outcome, result }: CloseWorkOrder, of: Of): Decision {
  if (order.status === 'closed') return err(refuse('work_order_closed'));
  if (order.status === 'open') return err(refuse('work_order_not_taken'));
  const said = result.trim();
  if (said === '') return err(refuse('result_required'));
  return ok([{ type: 'WorkOrderClosed', ...of, outcome, result: said }]);
}

function reopen(order: WorkOrder, { reason }: ReopenWorkOrder, of: Of): Decision {
  if (order.status !== 'closed') return err(refuse('work_order_not_closed'));
  const said = reason.trim();
  return said === '' ? err(refuse('reason_required')) : ok([{ type: 'WorkOrderReopened', ...of, reason: said }]);
}
