import type { VNode } from 'preact';
import { localDay } from '../../protocol/clock.ts';
import type { DeskView, ManagedDevice } from '../../protocol/devices-api.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { dayWords } from '../words/day-words.ts';
import { deviceKindLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { isOpen, ordersOf } from './desk-summary.ts';
import { type DeskClock, momentText } from './desk-times.ts';
import { ConditionChip } from './device-list.tsx';
import type { DeviceRights } from './device-rights.ts';
import { heardWords, outcomeLabels } from './device-words.ts';
import type { DevicesModel } from './devices-model.ts';
import { HistoryCard } from './history-card.tsx';
import { OrderCard } from './order-card.tsx';
import { PartsTable } from './parts-table.tsx';

interface DetailProps {
  readonly desk: DeskView;
  readonly device: ManagedDevice;
  readonly model: DevicesModel;
  readonly clock: DeskClock;
  readonly rights: DeviceRights;
}

/** One device: how it is part by part, its inspections, its work orders, its past. */
export function DeviceDetail(props: DetailProps): VNode {
  const { model, clock } = props;
  return (
    <div class="device-detail">
      <Head {...props} />
      <div class="device-cards">
        <div class="device-side">
          <OrdersCard {...props} />
          <PartsTable {...props} />
        </div>
        <div class="device-side">
          <InspectionCard {...props} />
          <HistoryCard history={model.history.value} clock={clock} />
        </div>
      </div>
    </div>
  );
}

function Head({ device, model, clock, rights }: DetailProps): VNode {
  return (
    <section class="card device-head" aria-labelledby="device-name">
      <div>
        <h2 id="device-name">{device.name}</h2>
        <p class="quiet">
          {deviceKindLabels[device.kind]()}
          {device.window !== null && ` · ${words.desk_at_window({ window: device.window })}`}
          {' · '}
          {heardWords(device, clock)}
        </p>
      </div>
      <ConditionChip device={device} />
      {rights.manages && (
        <Button
          class="touch"
          appearance="outlined"
          variant="danger"
          onClick={() => model.open({ kind: 'revoke', device })}
        >
          {words.device_revoke()}
        </Button>
      )}
    </section>
  );
}

function InspectionCard({ desk, device, model, clock, rights }: DetailProps): VNode {
  const { last, dueAt, overdue } = device.inspection;
  const day = dayWords(localDay(dueAt, desk.utcOffsetMinutes));
  return (
    <section class="card" aria-labelledby="inspection-title">
      <div class="card-head">
        <h2 id="inspection-title">{words.inspection_title()}</h2>
        {overdue && <span class="chip chip-warn">{words.desk_inspection_overdue()}</span>}
      </div>
      <p class="device-line">
        {last === null
          ? words.inspection_none()
          : words.inspection_last({
              time: momentText(last.at, clock),
              staff: last.by.staffNo,
              outcome: outcomeLabels[last.outcome](),
            })}
      </p>
      {last !== null && last.words !== '' && <p class="device-line quiet">{last.words}</p>}
      <p class={overdue ? 'device-line device-overdue' : 'device-line quiet'}>
        {overdue ? words.inspection_overdue({ day }) : words.inspection_due({ day })}
      </p>
      {rights.handlesOrders && (
        <Button class="touch" appearance="outlined" onClick={() => model.open({ kind: 'inspect', device })}>
          <Icon slot="start" name="check" />
          {words.inspection_record()}
        </Button>
      )}
    </section>
  );
}

function OrdersCard({ desk, device, model, clock, rights }: DetailProps): VNode {
  const orders = ordersOf(desk.orders, device.id).filter(isOpen);
  return (
    <section class="card" aria-labelledby="orders-title">
      <div class="card-head">
        <h2 id="orders-title">{words.orders_title()}</h2>
        {rights.opensOrders && (
          <Button class="touch" variant="brand" onClick={() => model.open({ kind: 'open-order', device })}>
            <Icon slot="start" name="plus" />
            {words.order_open_new()}
          </Button>
        )}
      </div>
      {orders.length === 0 && <p class="quiet">{words.orders_none_open()}</p>}
      <ul>
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} model={model} clock={clock} rights={rights} />
        ))}
      </ul>
    </section>
  );
}
