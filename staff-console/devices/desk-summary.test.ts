import { expect, test } from 'vitest';
import type { DevicePartView, ManagedDevice } from '../../protocol/devices-api.ts';
import type { DeviceId } from '../../protocol/ids.ts';
import { countsOf, troublesOf, worstFirst } from './desk-summary.ts';

function device(name: string, over: Partial<ManagedDevice> = {}): ManagedDevice {
  return {
    id: name as DeviceId,
    kind: 'kiosk',
    name,
    window: null,
    pairedAt: 0,
    revoked: false,
    online: true,
    silentSince: null,
    faults: [],
    condition: 'ok',
    lastHeardAt: 0,
    parts: [],
    inspection: { last: null, dueAt: 1, overdue: false },
    ...over,
  };
}
const overdue = { last: null, dueAt: 0, overdue: true };

test('[D-23] the worst stands first, then kiosks before boards, numbers as one counts', () => {
  const devices = [
    device('1 号屏', { kind: 'board' }),
    device('10 号机'),
    device('2 号机'),
    device('3 号机', { inspection: overdue }),
    device('4 号机', { condition: 'degraded' }),
    device('5 号机', { condition: 'silent' }),
    device('6 号机', { condition: 'attention' }),
  ];
  expect(worstFirst(devices).map(({ name }) => name)).toEqual([
    '5 号机',
    '4 号机',
    '6 号机',
    '3 号机',
    '2 号机',
    '10 号机',
    '1 号屏',
  ]);
  expect(countsOf({ devices, orders: [] })).toEqual({ devices: 7, silent: 1, trouble: 1, orders: 0, inspections: 1 });
});

test('[D-23] the parts that want somebody, the worst first', () => {
  const part = (name: DevicePartView['part'], state: DevicePartView['state'], level: number | null = null) => ({
    part: name,
    state,
    level,
    since: 0,
  });
  const parts = [
    part('scanner', 'ok'),
    part('document-printer', 'ok', 10),
    part('ticket-printer', 'paper-near-end'),
    part('id-card-reader', 'absent'),
    { ...part('light-strips', 'fault'), unheardSince: 1 },
  ];
  expect(troublesOf({ parts }).map(({ part: name }) => name)).toEqual([
    'id-card-reader',
    'document-printer',
    'ticket-printer',
  ]);
});
