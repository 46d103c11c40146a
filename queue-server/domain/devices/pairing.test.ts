import { expect, test } from 'vitest';
import type { DeviceId } from '../../../protocol/ids.ts';
import { given } from '../../../tests/support/given.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import { restoreHall, serialiseHall } from '../serialise-hall.ts';
import type { DeviceCommand } from './commands.ts';
import { deviceOfCode } from './state.ts';

const device = 'k1' as DeviceId;
const base = { at: at('09:00'), actor: system, device };
const enrol: DeviceCommand = {
  ...base,
  type: 'OpenPairing',
  kind: 'kiosk',
  name: '1 号机',
  window: null,
  codeDigest: 'code',
  expiresAt: at('09:10'),
};
const pair = (over: Partial<Extract<DeviceCommand, { type: 'PairDevice' }>> = {}): DeviceCommand => ({
  ...base,
  type: 'PairDevice',
  codeDigest: 'code',
  tokenDigest: 'token',
  ...over,
});
const revoke: DeviceCommand = { ...base, type: 'RevokeDevice' };

test('[N-06] a device joins with the code that was made for it, once and in time', () => {
  const enrolled = given(enrol);
  expect(deviceOfCode(enrolled.state.devices, 'code')?.id).toBe(device);
  enrolled.when(pair({ at: at('09:09:59') })).then({ type: 'DevicePaired', tokenDigest: 'token' });
  enrolled.when(pair({ at: at('09:10') })).refused('pairing_code_invalid');
  enrolled.when(pair({ codeDigest: 'guess' })).refused('pairing_code_invalid');
  const paired = enrolled.and(pair());
  paired.when(pair({ tokenDigest: 'second' })).refused('pairing_code_invalid');
  expect(deviceOfCode(paired.state.devices, 'code')).toBeUndefined();
});

test('[N-06] an unknown device joins nothing', () => {
  given().when(pair()).refused('unknown_device');
  given().when(revoke).refused('unknown_device');
});

test('[N-06] a revoked device is out at once and for good, also after a snapshot', () => {
  const revoked = given(enrol, pair(), revoke);
  expect(revoked.state.devices.byToken.size).toBe(0);
  const restored = restoreHall(JSON.parse(JSON.stringify(serialiseHall(revoked.state))));
  expect(restored.devices.byToken.size).toBe(0);
  revoked.when(revoke).refused('device_revoked');
  given(enrol, revoke).when(pair()).refused('pairing_code_invalid');
});
