import type { WorkOrderId } from '../../protocol/ids.ts';
import { system } from '../domain/actor.ts';
import { observe } from '../domain/devices/decide.ts';
import { dueOrders, upkeepOf } from '../domain/devices/upkeep.ts';
import { serviceStateAt } from '../domain/queue/service-hours.ts';
import type { Hall } from './hall.ts';
import { randomName } from './random-ids.ts';
import { bySystem } from './stream.ts';

/** Who has fallen silent, who is back, and, while the hall serves, which troubles have lasted long enough for a work order (D-23). */
export async function watchDevices(hall: Hall, at: number): Promise<void> {
  const { devices } = hall.writer.durable;
  const config = hall.config();
  const { silentSeconds } = upkeepOf(config);
  const look = { at, heard: hall.desk.signsOfLife(), silentSeconds };
  if (observe(devices, look).length > 0) {
    await hall.writer.submit({ ...look, type: 'ObserveDevices', actor: system }, bySystem);
  }
  const { state } = serviceStateAt(config, at);
  if (state !== 'open' && state !== 'last-ticket-passed') return;
  for (const { device, cause } of dueOrders(devices, config, at)) {
    const order = randomName(12) as WorkOrderId;
    await hall.writer.submit({ type: 'OpenWorkOrder', at, actor: system, order, device, cause, words: null }, bySystem);
  }
}
