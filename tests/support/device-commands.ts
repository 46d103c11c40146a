import type { ReportedPart } from '../../protocol/devices-api.ts';
import type { DeviceId, StaffId, WorkOrderId } from '../../protocol/ids.ts';
import { type Actor, system } from '../../queue-server/domain/actor.ts';
import type { DeviceCommand } from '../../queue-server/domain/devices/commands.ts';
import { at, kiosk } from './sample-hall.ts';

type Of<Type extends DeviceCommand['type']> = Extract<DeviceCommand, { readonly type: Type }>;

export const kioskId = 'kiosk1' as DeviceId;
export const engineer: Actor = { kind: 'staff', staff: 'engineer1' as StaffId, staffNo: 'E001' };

/** A kiosk that joined the hall at 08:00. */
export function pairedKiosk(device: DeviceId = kioskId): DeviceCommand[] {
  const base = { at: at('08:00'), actor: system, device };
  return [
    {
      ...base,
      type: 'OpenPairing',
      kind: 'kiosk',
      name: '1 号机',
      window: null,
      codeDigest: 'code',
      expiresAt: at('08:10'),
    },
    { ...base, type: 'PairDevice', codeDigest: 'code', tokenDigest: `token of ${device}` },
  ];
}

export function hear(time: string, parts: readonly ReportedPart[] | null = null): Of<'HearDevice'> {
  return { type: 'HearDevice', at: at(time), actor: kiosk, device: kioskId, parts };
}

/** A look at the clock at `time`, when the kiosk was last heard at `heardAt`. */
export function look(time: string, heardAt: string): Of<'ObserveDevices'> {
  const heard = [{ device: kioskId, lastHeardAt: at(heardAt) }];
  return { type: 'ObserveDevices', at: at(time), actor: system, heard, silentSeconds: 60 };
}

export function openOrder(order: string, over: Partial<Of<'OpenWorkOrder'>> = {}): Of<'OpenWorkOrder'> {
  return {
    type: 'OpenWorkOrder',
    at: at('10:00'),
    actor: engineer,
    device: kioskId,
    order: order as WorkOrderId,
    cause: { kind: 'staff' },
    words: '出票口卡纸',
    ...over,
  };
}

export function takeOrder(order: string, actor: Actor = engineer): Of<'TakeWorkOrder'> {
  return { type: 'TakeWorkOrder', at: at('10:05'), actor, order: order as WorkOrderId };
}

export function closeOrder(order: string, result: string, actor: Actor = engineer): Of<'CloseWorkOrder'> {
  return { type: 'CloseWorkOrder', at: at('10:30'), actor, order: order as WorkOrderId, outcome: 'fixed', result };
}

export function reopenOrder(order: string, reason: string): Of<'ReopenWorkOrder'> {
  return { type: 'ReopenWorkOrder', at: at('11:00'), actor: engineer, order: order as WorkOrderId, reason };
}
