import type { DeviceId, WindowId } from '../../../protocol/ids.ts';
import type { DeviceKind } from '../../../protocol/permissions.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import type { Actor } from '../actor.ts';

/** An enrolled device. Its token and its pairing code are known by their digests only (N-06). */
export interface Device {
  readonly id: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  codeDigest: string | null;
  codeExpiresAt: number;
  tokenDigest: string | null;
  pairedAt: number | null;
  revoked: boolean;
  faults: readonly string[];
}

export interface DevicesState {
  devices: Map<DeviceId, Device>;
  byToken: Map<string, DeviceId>;
}

export function initialDevices(): DevicesState {
  return { devices: new Map(), byToken: new Map() };
}

interface Event<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly device: DeviceId;
}
export interface PairingOpened extends Event<'PairingOpened'> {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  readonly codeDigest: string;
  readonly expiresAt: number;
}
export interface DevicePaired extends Event<'DevicePaired'> {
  readonly tokenDigest: string;
}
export type DeviceRevoked = Event<'DeviceRevoked'>;
export interface DeviceFaultsReported extends Event<'DeviceFaultsReported'> {
  readonly faults: readonly string[];
}
export type DeviceEvent = PairingOpened | DevicePaired | DeviceRevoked | DeviceFaultsReported;

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
  readonly device: DeviceId;
}
export interface OpenPairing extends Command<'OpenPairing'> {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  readonly codeDigest: string;
  readonly expiresAt: number;
}
export interface PairDevice extends Command<'PairDevice'> {
  readonly codeDigest: string;
  readonly tokenDigest: string;
}
export type RevokeDevice = Command<'RevokeDevice'>;
export interface ReportDeviceFaults extends Command<'ReportDeviceFaults'> {
  readonly faults: readonly string[];
}
export type DeviceCommand = OpenPairing | PairDevice | RevokeDevice | ReportDeviceFaults;

export function evolveDevices(state: DevicesState, event: DeviceEvent): void {
  if (event.type === 'PairingOpened') {
    const { device: id, kind, name, window, codeDigest, expiresAt } = event;
    const codeExpiresAt = expiresAt;
    state.devices.set(id, {
      id,
      kind,
      name,
      window,
      codeDigest,
      codeExpiresAt,
      tokenDigest: null,
      pairedAt: null,
      revoked: false,
      faults: [],
    });
    return;
  }
  const device = state.devices.get(event.device);
  if (!device) return;
  switch (event.type) {
    case 'DevicePaired':
      Object.assign(device, { tokenDigest: event.tokenDigest, codeDigest: null, pairedAt: event.at });
      state.byToken.set(event.tokenDigest, device.id);
      return;
    case 'DeviceRevoked':
      device.revoked = true;
      if (device.tokenDigest !== null) state.byToken.delete(device.tokenDigest);
      return;
    case 'DeviceFaultsReported':
      device.faults = event.faults;
      return;
    default:
      assertNever(event);
  }
}

/** A code pairs one device, once, for a few minutes. A device that reports the same faults again reports nothing. */
export function decideDevices(state: DevicesState, command: DeviceCommand): Result<readonly DeviceEvent[], Refusal> {
  const { at, device: id } = command;
  if (command.type === 'OpenPairing') {
    const { kind, name, window, codeDigest, expiresAt } = command;
    return ok([{ type: 'PairingOpened', at, device: id, kind, name, window, codeDigest, expiresAt }]);
  }
  const device = state.devices.get(id);
  if (!device) return err(refuse('unknown_device'));
  switch (command.type) {
    case 'PairDevice': {
      const fits = device.codeDigest === command.codeDigest && at < device.codeExpiresAt && !device.revoked;
      if (!fits) return err(refuse('pairing_code_invalid'));
      return ok([{ type: 'DevicePaired', at, device: id, tokenDigest: command.tokenDigest }]);
    }
    case 'RevokeDevice':
      return device.revoked ? err(refuse('device_revoked')) : ok([{ type: 'DeviceRevoked', at, device: id }]);
    case 'ReportDeviceFaults': {
      const faults = [...new Set(command.faults)].sort();
      const same = faults.join('\n') === device.faults.join('\n');
      return ok(same ? [] : [{ type: 'DeviceFaultsReported', at, device: id, faults }]);
    }
    default:
      return assertNever(command);
  }
}

/** The device that a pairing code was made for, while it is valid. */
export function deviceOfCode(state: DevicesState, codeDigest: string): Device | undefined {
  for (const device of state.devices.values()) if (device.codeDigest === codeDigest) return device;
  return undefined;
}
