import type { DeviceId, HallId, WindowId } from '../../protocol/ids.ts';
import { type DeviceKind, deviceMay, type Permission, type Position, reach } from '../../protocol/permissions.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Actor } from '../domain/actor.ts';
import type { StaffMember } from '../domain/staff/staff.ts';
import type { AppContext } from './context.ts';
import { digestOf } from './random-ids.ts';

/** Who stands behind a request. */
export type Caller =
  | { readonly kind: 'staff'; readonly member: StaffMember; readonly session: string; readonly expiresAt: number }
  | {
      readonly kind: 'device';
      readonly device: DeviceId;
      readonly deviceKind: DeviceKind;
      readonly name: string;
      readonly hall: HallId;
      readonly window: WindowId | null;
    }
  | { readonly kind: 'nobody' };

export const nobody: Caller = { kind: 'nobody' };

/** Whose session cookie this is; nobody's when it is unknown or has run out. */
export function callerOfSession(context: AppContext, cookie: string): Caller {
  const { sessions, staff } = context.agency.durable.staff;
  const session = sessions.get(digestOf(cookie));
  const member = session && staff.get(session.staff);
  if (!session || !member || session.expiresAt <= context.clock.now()) return nobody;
  return { kind: 'staff', member, session: session.digest, expiresAt: session.expiresAt };
}

/** Which device this token opens. Refuses a token that nobody has, or has no longer. */
export function callerOfToken(context: AppContext, token: string): Result<Caller, Refusal> {
  const digest = digestOf(token);
  for (const hall of context.halls.values()) {
    const { byToken, devices } = hall.writer.durable.devices;
    const id = byToken.get(digest);
    const device = id === undefined ? undefined : devices.get(id);
    if (!device || device.revoked) continue;
    const { kind: deviceKind, name, window } = device;
    return ok({ kind: 'device', device: device.id, deviceKind, name, hall: hall.id, window });
  }
  return err(refuse('invalid_token'));
}

/** What a caller may do with a permission: everywhere, at the own window only, or a refusal that says why not. */
export function permit(caller: Caller, permission: Permission, hall: string | null): Result<'all' | 'own', Refusal> {
  switch (caller.kind) {
    case 'nobody':
      return err(refuse('not_signed_in'));
    case 'device':
      if (hall !== null && caller.hall !== hall) return err(refuse('forbidden'));
      return deviceMay(permission, caller.deviceKind) ? ok('all') : err(refuse('forbidden'));
    case 'staff': {
      if (hall !== null && !caller.member.halls.includes(hall as HallId)) return err(refuse('forbidden'));
      const how = reach(permission, caller.member.positions);
      return how === 'none' ? err(refuse('forbidden')) : ok(how);
    }
  }
}

/** Whom the ledger names for what a caller does. Nobody is `anonymous`; `system` is never a caller. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'staff') return { kind: 'staff', staff: caller.member.id, staffNo: caller.member.staffNo };
  if (caller.kind === 'device') return { kind: 'device', device: caller.device };
  return { kind: 'anonymous' };
}

/** Permissions of a set of positions, for the screens to know what to offer. */
export function permissionsOf(
  positions: readonly Position[],
  all: readonly Permission[],
): Record<string, 'all' | 'own'> {
  const held: Record<string, 'all' | 'own'> = {};
  for (const permission of all) {
    const how = reach(permission, positions);
    if (how !== 'none') held[permission] = how;
  }
  return held;
}
