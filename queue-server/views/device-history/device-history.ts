import type { DeviceDeed, DeviceHistoryReply, DevicePartView, DevicePeriod } from '../../../protocol/devices-api.ts';
import type { DeviceId, StaffId, WorkOrderId } from '../../../protocol/ids.ts';
import { severityOf } from '../../../protocol/part-severity.ts';
import { type DeviceEvent, isDeviceEvent } from '../../domain/devices/events.ts';
import { partsAfter, partsOfFaults } from '../../domain/devices/parts.ts';
import type { HallEvent } from '../../domain/hall.ts';

interface Entry {
  readonly seq: number;
  readonly event: DeviceEvent;
}

/** What happened to each device, as the ledger tells it: periods of trouble and deeds. */
export interface DeviceHistory {
  /** In any order, also twice: the past is read while news comes in. */
  fold(recorded: readonly { readonly seq: number; readonly event: HallEvent }[]): void;
  read(
    device: DeviceId,
    span: { readonly from: number; readonly to: number },
    staffNo: (staff: StaffId) => string,
  ): Pick<DeviceHistoryReply, 'periods' | 'deeds'>;
}

/** Entries of one device; a kiosk in trouble all day makes some hundred. */
const most = 5_000;

/** Empty at first; of each device the latest 5,000 entries are kept. */
export function createDeviceHistory(): DeviceHistory {
  const byDevice = new Map<DeviceId, Map<number, Entry>>();
  return {
    fold(recorded) {
      for (const { seq, event } of recorded) {
        if (!isDeviceEvent(event)) continue;
        const entries = byDevice.get(event.device) ?? new Map<number, Entry>();
        byDevice.set(event.device, entries);
        entries.set(seq, { seq, event });
        if (entries.size > most) entries.delete(Math.min(...entries.keys()));
      }
    },
    read(device, { from, to }, staffNo) {
      const events = [...(byDevice.get(device)?.values() ?? [])]
        .sort((a, b) => a.seq - b.seq)
        .map(({ event }) => event)
        .filter((event) => event.at <= to);
      const periods = periodsOf(events).filter((period) => period.to === null || period.to > from);
      const deeds = deedsOf(events, staffNo).filter((deed) => deed.at >= from);
      return { periods: periods.reverse(), deeds: deeds.reverse() };
    },
  };
}

/** Silences, and states of parts that are worth a look; all well is what lies between. */
function periodsOf(events: readonly DeviceEvent[]): DevicePeriod[] {
  const ended: DevicePeriod[] = [];
  const lasting = new Map<string, DevicePeriod>();
  const end = (name: string, to: number) => {
    const period = lasting.get(name);
    if (period) ended.push({ ...period, to });
    lasting.delete(name);
  };
  for (const event of events) {
    if (event.type === 'DeviceSilent') lasting.set('', { from: event.lastHeardAt, to: null, what: { kind: 'silent' } });
    if (event.type === 'DeviceHeard') end('', event.at);
    const troubles = troublesIn(event);
    if (troubles === null) continue;
    for (const [name, { what }] of lasting) {
      if (what.kind !== 'part') continue;
      if (!troubles.some(({ part, state }) => part === what.part && state === what.state)) end(name, event.at);
    }
    for (const { part, state, level } of troubles) {
      const from = lasting.get(part)?.from ?? event.at;
      lasting.set(part, { from, to: null, what: { kind: 'part', part, state, level } });
    }
  }
  return [...ended, ...lasting.values()].sort((a, b) => a.from - b.from);
}

/** The parts that a report names as in trouble; null where the event is no report. */
function troublesIn(event: DeviceEvent): DevicePartView[] | null {
  if (event.type !== 'DevicePartsReported' && event.type !== 'DeviceFaultsReported') return null;
  const reported = event.type === 'DevicePartsReported' ? event.parts : partsOfFaults(event.faults);
  return partsAfter([], reported, event.at).filter((part) => severityOf(part) !== 'ok');
}

function deedsOf(events: readonly DeviceEvent[], staffNo: (staff: StaffId) => string): DeviceDeed[] {
  const numbers = new Map<WorkOrderId, number>();
  const by = (staff: StaffId | null) => (staff === null ? null : { staff, staffNo: staffNo(staff) });
  return events.flatMap((event): DeviceDeed[] => {
    const deed = { at: event.at, by: null, number: null, outcome: null, words: null };
    switch (event.type) {
      case 'DevicePaired':
        return [{ ...deed, kind: 'paired' }];
      case 'DeviceRevoked':
        return [{ ...deed, kind: 'revoked' }];
      case 'DeviceInspected': {
        const { staff, outcome, words } = event;
        return [{ ...deed, kind: 'inspected', by: by(staff), outcome, words: words === '' ? null : words }];
      }
      case 'WorkOrderOpened': {
        const { order, number, staff, words } = event;
        numbers.set(order, number);
        return [{ ...deed, kind: 'order-opened', by: by(staff), number, words }];
      }
      case 'WorkOrderTaken':
      case 'WorkOrderClosed':
      case 'WorkOrderReopened': {
        const ofOrder = { ...deed, by: by(event.staff), number: numbers.get(event.order) ?? null };
        if (event.type === 'WorkOrderTaken') return [{ ...ofOrder, kind: 'order-taken' }];
        if (event.type === 'WorkOrderReopened') return [{ ...ofOrder, kind: 'order-reopened', words: event.reason }];
        return [{ ...ofOrder, kind: 'order-closed', outcome: event.outcome, words: event.result }];
      }
      default:
        return [];
    }
  });
}
