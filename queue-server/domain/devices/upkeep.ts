import { localDay, momentOf } from '../../../protocol/clock.ts';
import type { DeviceCondition, WorkOrderCause } from '../../../protocol/devices-api.ts';
import type { HallConfig, UpkeepConfig } from '../../../protocol/hall-config.ts';
import type { DeviceId } from '../../../protocol/ids.ts';
import { severityOf } from '../../../protocol/part-severity.ts';
import { sameCause } from './decide-work-orders.ts';
import { isHeard } from './parts.ts';
import { type Device, type DevicesState, devicesInUse } from './state.ts';

const defaultUpkeep: UpkeepConfig = {
  silentSeconds: 60,
  orderAfterMinutes: { silent: 10, fault: 10, paperOut: 10 },
  inspectionDays: 30,
};

/** How a hall watches its devices. */
export function upkeepOf(config: Pick<HallConfig, 'upkeep'>): UpkeepConfig {
  return config.upkeep ?? defaultUpkeep;
}

/** How a device is, as a whole (S-07). */
export function conditionOf(device: Device): DeviceCondition {
  if (device.silentSince !== null) return 'silent';
  const severities = device.parts.filter(isHeard).map(severityOf);
  if (severities.includes('bad')) return 'degraded';
  return severities.includes('low') ? 'attention' : 'ok';
}

/** When the next regular inspection is due (定期检查和维护, S3 6.2). */
export function inspectionDueAt(device: Device, upkeep: UpkeepConfig): number {
  return (device.inspection?.at ?? device.pairedAt ?? 0) + upkeep.inspectionDays * 86_400_000;
}

interface Trouble {
  readonly cause: WorkOrderCause;
  readonly since: number;
  readonly orderAfterMinutes: number | null;
}

function troublesOf(device: Device, { orderAfterMinutes }: UpkeepConfig): Trouble[] {
  // What a silent device, or a part behind a silent agent, said last may not be true any more.
  if (device.silentSince !== null) {
    const { silent } = orderAfterMinutes;
    return [{ cause: { kind: 'silent' }, since: device.silentSince, orderAfterMinutes: silent }];
  }
  return device.parts
    .filter((part) => isHeard(part) && severityOf(part) === 'bad')
    .map(({ part, state, since }) => ({
      cause: { kind: 'part', part, state },
      since,
      orderAfterMinutes: state === 'paper-out' ? orderAfterMinutes.paperOut : orderAfterMinutes.fault,
    }));
}

/** When the hall opened today: before that nobody minds a kiosk that is switched off. */
function openingBefore({ hours, utcOffsetMinutes }: HallConfig, now: number): number {
  return hours.alwaysOpen ? 0 : momentOf(localDay(now, utcOffsetMinutes), hours.opens, utcOffsetMinutes);
}

/**
 * Orders that the rules ask for at `now`: a trouble that has lasted long enough and has had no order since it began. One
 * that was closed while it goes on is not asked for again: somebody has looked at it and said what came of it.
 */
export function dueOrders(
  state: DevicesState,
  config: HallConfig,
  now: number,
): { readonly device: DeviceId; readonly cause: WorkOrderCause }[] {
  const upkeep = upkeepOf(config);
  const orders = [...state.orders.values()];
  const openedAt = openingBefore(config, now);
  const lastsMs = (since: number) => now - Math.max(since, openedAt);
  return devicesInUse(state).flatMap((device) =>
    troublesOf(device, upkeep)
      .filter(({ since, orderAfterMinutes: after }) => after !== null && lastsMs(since) >= after * 60_000)
      .filter(
        ({ cause, since }) =>
          !orders.some(
            (order) =>
              order.device === device.id &&
              sameCause(order.cause, cause) &&
              (order.status !== 'closed' || order.openedAt >= since),
          ),
      )
      .map(({ cause }) => ({ device: device.id, cause })),
  );
}
