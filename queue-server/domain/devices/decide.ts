import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import { staffOf } from '../actor.ts';
import type { DeviceCommand, HearDevice, ObserveDevices, PairDevice, RecordInspection } from './commands.ts';
import { decideWorkOrders } from './decide-work-orders.ts';
import type { DeviceEvent } from './events.ts';
import { sameParts, settledParts } from './parts.ts';
import type { Device, DevicesState } from './state.ts';

type Decision = Result<readonly DeviceEvent[], Refusal>;

/** Pairing, signs of life, inspections and work orders (N-06, D-23). What is known already is no event. */
export function decideDevices(state: DevicesState, command: DeviceCommand): Decision {
  switch (command.type) {
    case 'OpenPairing': {
      const { at, device, kind, name, window, codeDigest, expiresAt } = command;
      return ok([{ type: 'PairingOpened', at, device, kind, name, window, codeDigest, expiresAt }]);
    }
    case 'ObserveDevices':
      return ok(observe(state, command));
    case 'OpenWorkOrder':
    case 'TakeWorkOrder':
    case 'CloseWorkOrder':
    case 'ReopenWorkOrder':
      return decideWorkOrders(state, command);
    default: {
      const device = state.devices.get(command.device);
      return device ? decideDevice(device, command) : err(refuse('unknown_device'));
    }
  }
}

type OfDevice = Extract<DeviceCommand, { type: 'PairDevice' | 'RevokeDevice' | 'HearDevice' | 'RecordInspection' }>;

function decideDevice(device: Device, command: OfDevice): Decision {
  switch (command.type) {
    case 'PairDevice':
      return pair(device, command);
    case 'RevokeDevice':
      if (device.revoked) return err(refuse('device_revoked'));
      return ok([{ type: 'DeviceRevoked', at: command.at, device: device.id }]);
    case 'HearDevice':
      // It may have been under way while the device was revoked.
      return device.revoked ? err(refuse('device_revoked')) : ok(hear(device, command));
    case 'RecordInspection':
      return inspect(device, command);
    default:
      return assertNever(command);
  }
}

/** A code pairs one device, once, for a few minutes. */
function pair(device: Device, { at, codeDigest, tokenDigest }: PairDevice): Decision {
  const fits = device.codeDigest === codeDigest && at < device.codeExpiresAt && !device.revoked;
  if (!fits) return err(refuse('pairing_code_invalid'));
  return ok([{ type: 'DevicePaired', at, device: device.id, tokenDigest }]);
}

function hear(device: Device, { at, parts }: HearDevice): DeviceEvent[] {
  const events: DeviceEvent[] = [];
  if (device.silentSince !== null) events.push({ type: 'DeviceHeard', at, device: device.id });
  const settled = parts === null ? null : settledParts(parts);
  if (settled !== null && !sameParts(device.parts, settled)) {
    events.push({ type: 'DevicePartsReported', at, device: device.id, parts: settled });
  }
  return events;
}

/** Who has fallen silent, and who is heard again, in one look at the clock. */
export function observe(
  state: DevicesState,
  { at, heard, silentSeconds }: Pick<ObserveDevices, 'at' | 'heard' | 'silentSeconds'>,
): DeviceEvent[] {
  return heard.flatMap(({ device: id, lastHeardAt }): DeviceEvent[] => {
    const device = state.devices.get(id);
    if (!device || device.pairedAt === null || device.revoked) return [];
    const isSilent = at - lastHeardAt >= silentSeconds * 1000;
    if (device.silentSince === null) return isSilent ? [{ type: 'DeviceSilent', at, device: id, lastHeardAt }] : [];
    return !isSilent && lastHeardAt > device.silentSince ? [{ type: 'DeviceHeard', at, device: id }] : [];
  });
}

/** What was found is written down where anything was found. */
function inspect(device: Device, { at, actor, outcome, words }: RecordInspection): Decision {
  const staff = staffOf(actor);
  if (staff === null) return err(refuse('forbidden'));
  if (device.revoked || device.pairedAt === null) return err(refuse('device_revoked'));
  const said = words.trim();
  if (outcome === 'faulty' && said === '') return err(refuse('reason_required'));
  return ok([{ type: 'DeviceInspected', at, device: device.id, staff, outcome, words: said }]);
}
