import type { VNode } from 'preact';
import type { WorkOrder } from '../../protocol/devices-api.ts';
import type { StaffId } from '../../protocol/ids.ts';
import { Button } from '../kit/button.tsx';
import { words } from '../words/messages.ts';
import { type DeskClock, momentText } from './desk-times.ts';
import type { DeviceRights } from './device-rights.ts';
import { causeWords, orderStatusLabels, outcomeLabels } from './device-words.ts';
import type { DevicesModel } from './devices-model.ts';

const chips: Record<WorkOrder['status'], string> = { open: 'chip-danger', taken: 'chip-warn', closed: 'chip-ok' };

interface OrderProps {
  readonly order: WorkOrder;
  readonly model: DevicesModel;
  readonly clock: DeskClock;
  readonly rights: DeviceRights;
  /** Names the device, where orders of many stand together. */
  readonly withDevice?: boolean;
}

/** A work order: what it is about, who did what when, and the next step. */
export function OrderCard({ order, model, clock, rights, withDevice = false }: OrderProps): VNode {
  const number = String(order.number);
  return (
    <li class={`order order-${order.status}`}>
      <div class="order-head">
        <strong>
          {withDevice && `${order.deviceName} · `}
          {causeWords(order)}
        </strong>
        <span class={`chip ${chips[order.status]}`}>{orderStatusLabels[order.status]()}</span>
      </div>
      <p class="quiet order-note">
        {[words.order_number({ number }), ...stepsOf(order, clock)].join(' · ')}
        {order.reopened > 0 && ` · ${words.order_reopened({ count: order.reopened })}`}
      </p>
      {order.result !== null && <p class="order-result">{order.result}</p>}
      {rights.handlesOrders && <Steps order={order} model={model} me={rights.staff} />}
    </li>
  );
}

function stepsOf(order: WorkOrder, clock: DeskClock): string[] {
  const { openedAt, openedBy, takenAt, takenBy, closedAt, closedBy, outcome } = order;
  const time = (at: number) => momentText(at, clock);
  const opened =
    openedBy === null
      ? words.order_by_rule({ time: time(openedAt) })
      : words.order_by_staff({ staff: openedBy.staffNo, time: time(openedAt) });
  const taken =
    takenAt === null || takenBy === null ? [] : [words.order_taken_by({ staff: takenBy.staffNo, time: time(takenAt) })];
  const closed =
    closedAt === null || closedBy === null || outcome === null
      ? []
      : [words.order_closed_by({ staff: closedBy.staffNo, time: time(closedAt), outcome: outcomeLabels[outcome]() })];
  return [opened, ...taken, ...closed];
}

function Steps({ order, model, me }: { order: WorkOrder; model: DevicesModel; me: StaffId }): VNode {
  return (
    <div class="order-steps">
      {order.status === 'open' && (
        <Button class="touch" variant="brand" loading={model.busy.value} onClick={() => void model.take(order)}>
          {words.order_take()}
        </Button>
      )}
      {order.status === 'taken' && (
        <Button class="touch" variant="brand" onClick={() => model.open({ kind: 'close-order', order })}>
          {words.order_close()}
        </Button>
      )}
      {order.status === 'taken' && order.takenBy?.staff !== me && (
        <Button class="touch" appearance="outlined" onClick={() => void model.take(order)}>
          {words.order_take_over()}
        </Button>
      )}
      {order.status === 'closed' && (
        <Button class="touch" appearance="outlined" onClick={() => model.open({ kind: 'reopen-order', order })}>
          {words.order_reopen()}
        </Button>
      )}
    </div>
  );
}
