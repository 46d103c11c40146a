import type { DeviceId, HallId, WindowId } from '../../protocol/ids.ts';
import type { DeviceKind } from '../../protocol/permissions.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type Actor, actorName, system } from '../domain/actor.ts';
import { deviceOfCode } from '../domain/devices/state.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { digestOf, newPairingCode, newToken, normalisedCode, randomName } from './random-ids.ts';
import { unkeyed } from './stream.ts';

/** A device as the administrator enrols it (N-06). */
export interface NewDevice {
  readonly hall: HallId;
  readonly kind: DeviceKind;
  readonly name: string;
  /** Null where it stands at no window; one that the hall does not have is refused. */
  readonly window: WindowId | null;
}
/** A pairing that waits for its device: good once, until `expiresAt` (ms since 1970). */
export interface Pairing {
  readonly device: DeviceId;
  /** Shown once to the administrator; the ledger knows its digest. */
  readonly code: string;
  readonly expiresAt: number;
}
export interface Paired extends NewDevice {
  readonly device: DeviceId;
  /** Told to the device this once; the ledger knows its digest. */
  readonly token: string;
}

/** An administrator enrols a device: a code for one pairing within a few minutes (N-06). */
export async function openPairing(
  context: AppContext,
  actor: Actor,
  device: NewDevice,
): Promise<Result<Pairing, Refusal>> {
  const hall = context.halls.get(device.hall);
  if (!hall) return err(refuse('unknown_hall'));
  if (device.window !== null && !hall.writer.durable.queue.windows.has(device.window))
    return err(refuse('unknown_window'));
  const code = newPairingCode();
  const id = randomName(12) as DeviceId;
  const at = context.clock.now();
  const expiresAt = at + context.settings.pairingMinutes * 60_000;
  const { kind, name, window } = device;
  const codeDigest = digestOf(normalisedCode(code));
  const done = await hall.writer.submit(
    { type: 'OpenPairing', at, actor, device: id, kind, name, window, codeDigest, expiresAt },
    unkeyed(actorName(actor)),
  );
  return done.ok ? ok({ device: id, code, expiresAt }) : done;
}

/** A device gives its code for a token, which it keeps. A demo hall has standing codes that make a new device each time. */
export async function pairDevice(context: AppContext, typed: string): Promise<Result<Paired, Refusal>> {
  const demo = await openDemoPairing(context, typed);
  if (demo && !demo.ok) return demo;
  const codeDigest = digestOf(normalisedCode(demo ? demo.value.code : typed));
  for (const hall of context.halls.values()) {
    const device = deviceOfCode(hall.writer.durable.devices, codeDigest);
    if (device) return pair(context, hall, device, codeDigest);
  }
  return err(refuse('pairing_code_invalid'));
}

async function pair(
  context: AppContext,
  hall: Hall,
  device: { readonly id: DeviceId; readonly kind: DeviceKind; readonly name: string; readonly window: WindowId | null },
  codeDigest: string,
): Promise<Result<Paired, Refusal>> {
  const token = newToken();
  const actor: Actor = { kind: 'device', device: device.id };
  const done = await hall.writer.submit(
    { type: 'PairDevice', at: context.clock.now(), actor, device: device.id, codeDigest, tokenDigest: digestOf(token) },
    unkeyed(actorName(actor)),
  );
  if (!done.ok) return done;
  const { kind, name, window } = device;
  return ok({ device: device.id, token, hall: hall.id, kind, name, window });
}

async function openDemoPairing(context: AppContext, typed: string): Promise<Result<Pairing, Refusal> | null> {
  const reply = context.demo?.reply;
  if (!reply) return null;
  const code = normalisedCode(typed);
  const kind = (['kiosk', 'board'] as const).find((one) => normalisedCode(reply.codes[one]) === code);
  const hall = context.halls.get(reply.hall);
  if (!kind || !hall) return null;
  const known = [...hall.writer.durable.devices.devices.values()].filter((device) => device.kind === kind).length;
  const name = kind === 'kiosk' ? `${known + 1} 号机` : `${known + 1} 号屏`;
  return openPairing(context, system, { hall: reply.hall, kind, name, window: null });
}
