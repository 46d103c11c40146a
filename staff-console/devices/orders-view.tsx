import type { VNode } from 'preact';
import type { DeskView } from '../../protocol/devices-api.ts';
import { words } from '../words/messages.ts';
import { isOpen } from './desk-summary.ts';
import type { DeskClock } from './desk-times.ts';
import type { DeviceRights } from './device-rights.ts';
import type { DevicesModel } from './devices-model.ts';
import { OrderCard } from './order-card.tsx';

/** The work orders of the whole hall: open ones, then those closed within thirty days. */
export function OrdersView(props: {
  desk: DeskView;
  model: DevicesModel;
  clock: DeskClock;
  rights: DeviceRights;
}): VNode {
  const { desk } = props;
  return (
    <div class="orders-columns">
      <Orders
        {...props}
        title={words.orders_title()}
        none={words.orders_none_open()}
        orders={desk.orders.filter(isOpen)}
      />
      <Orders
        {...props}
        title={words.orders_closed()}
        none={words.orders_none()}
        orders={desk.orders.filter((order) => !isOpen(order))}
      />
    </div>
  );
}

function Orders(props: {
  title: string;
  none: string;
  orders: DeskView['orders'];
  model: DevicesModel;
  clock: DeskClock;
  rights: DeviceRights;
}): VNode {
  const { title, none, orders, model, clock, rights } = props;
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {orders.length === 0 && <p class="quiet">{none}</p>}
      <ul>
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} model={model} clock={clock} rights={rights} withDevice />
        ))}
      </ul>
    </section>
  );
}
