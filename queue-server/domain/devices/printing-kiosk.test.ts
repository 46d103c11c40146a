import { expect, test } from 'vitest';
import type { ReportedPart } from '../../../protocol/devices-api.ts';
import type { DeviceId } from '../../../protocol/ids.ts';
import { hear, kioskId, look, pairedKiosk } from '../../../tests/support/device-commands.ts';
import { given } from '../../../tests/support/given.ts';
import { printingKiosk } from './printing-kiosk.ts';

const [two, ten] = ['kiosk2', 'kiosk10'] as [DeviceId, DeviceId];
const joined = (device: DeviceId, name: string) =>
  pairedKiosk(device).map((command) => (command.type === 'OpenPairing' ? { ...command, name } : command));
const tells = (device: DeviceId, ...parts: ReportedPart[]) => ({ ...hear('09:00', parts), device });
const printer = (state: ReportedPart['state']): ReportedPart => ({ part: 'ticket-printer', state });
const hall = given(...pairedKiosk(), ...joined(two, '2 号机'), ...joined(ten, '10 号机'));
const all = () => true;

test('[D-07] scenario 8: whose paper did not come is sent to a kiosk by its name, and never back to the same one', () => {
  const { state } = hall.and(
    tells(ten, printer('ok')),
    tells(two, printer('paper-near-end')),
    hear('09:00', [printer('ok')]),
  );
  expect(printingKiosk(state.devices, kioskId, all)?.name).toBe('2 号机');
  expect(printingKiosk(state.devices, two, all)?.name).toBe('1 号机');
  expect(printingKiosk(state.devices, kioskId, (id) => id === ten)?.name).toBe('10 号机');
});

test('[D-07] in a hall with no other kiosk that prints none is named', () => {
  expect(printingKiosk(given(...pairedKiosk(), hear('09:00', [printer('ok')])).state.devices, kioskId, all)).toBeNull();
  const nameOf = (...parts: ReportedPart[]) =>
    printingKiosk(hall.and(tells(two, printer('ok')), tells(two, ...parts)).state.devices, kioskId, all)?.name;
  expect(nameOf(printer('ok'))).toBe('2 号机');
  expect(nameOf(printer('paper-out'))).toBeUndefined();
  expect(nameOf({ part: 'id-card-reader', state: 'ok' })).toBeUndefined();
  expect(nameOf({ part: 'agent', state: 'offline' })).toBeUndefined();
  expect(nameOf({ part: 'agent', state: 'fault' }, printer('ok'))).toBeUndefined();
  const silent = given(...pairedKiosk(), hear('09:00', [printer('ok')]), look('09:05', '09:00')).state.devices;
  expect(printingKiosk(silent, two, all)).toBeNull();
  expect(printingKiosk(hall.and(tells(two, printer('ok'))).state.devices, kioskId, () => false)).toBeNull();
});
