import type { HallId, StaffId } from '../../protocol/ids.ts';
import type { Position } from '../../protocol/permissions.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { system } from '../domain/actor.ts';
import { lockedUntil } from '../domain/staff/staff.ts';
import type { AppContext } from './context.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { digestOf, newToken, randomName } from './random-ids.ts';
import { bySystem, unkeyed } from './stream.ts';

/** A member of staff to be registered. Display name and password go to the vault, the rest stands in the ledger. */
export interface NewAccount {
  readonly signInName: string;
  readonly displayName: string;
  readonly staffNo: string;
  readonly positions: readonly Position[];
  readonly halls: readonly HallId[];
  readonly password: string;
}

type Accounts = Pick<AppContext, 'agency' | 'vault' | 'clock'>;

/**
 * A member of staff with a first password. Name and password go to the vault before the ledger hears of them.
 * @param hashed the password as it is stored, where many share one: hashing takes time on purpose
 */
export async function registerStaff(
  context: Accounts,
  account: NewAccount,
  hashed?: string,
): Promise<Result<StaffId, Refusal>> {
  const { signInName, staffNo, positions, halls } = account;
  if (context.agency.durable.staff.bySignInName.has(signInName))
    return err(refuse('invalid_request', { field: 'signInName' }));
  const staff = randomName(12) as StaffId;
  await context.vault.putSecret(nameSecret(staff), account.displayName);
  await context.vault.putSecret(passwordSecret(staff), hashed ?? (await hashPassword(account.password)));
  const at = context.clock.now();
  const done = await context.agency.submit(
    { type: 'RegisterStaff', at, actor: system, staff, signInName, staffNo, positions, halls },
    bySystem,
  );
  return done.ok ? ok(staff) : done;
}

/** In place of the password before, hashed. Sessions that are open stay open, and nothing of it goes on record. */
export async function setPassword(context: Accounts, staff: StaffId, password: string): Promise<void> {
  await context.vault.putSecret(passwordSecret(staff), await hashPassword(password));
}

/** The name as the vault keeps it; empty where it has none. */
export async function displayName(context: Pick<AppContext, 'vault'>, staff: StaffId): Promise<string> {
  return (await context.vault.readSecret(nameSecret(staff))) ?? '';
}

/** A session that has just been opened. */
export interface SignedIn {
  readonly staff: StaffId;
  /** For the cookie; known by its digest only from here on. */
  readonly cookie: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Name and password for a session. Every wrong try is on record, and after five each further one costs time. */
export async function signIn(
  context: Accounts,
  request: { readonly name: string; readonly password: string; readonly hours: number },
): Promise<Result<SignedIn, Refusal>> {
  const { staff } = context.agency.durable;
  const id = staff.bySignInName.get(request.name);
  const member = id === undefined ? undefined : staff.staff.get(id);
  const now = context.clock.now();
  if (member && lockedUntil(member) > now) {
    return err(refuse('sign_in_locked', { waitSeconds: Math.ceil((lockedUntil(member) - now) / 1000) }));
  }
  const stored = member ? await context.vault.readSecret(passwordSecret(member.id)) : null;
  const passwordRight = await passwordMatches(stored, request.password);
  if (!member) return err(refuse('sign_in_refused'));
  const cookie = newToken();
  const at = context.clock.now();
  const expiresAt = at + request.hours * 3_600_000;
  const actor = { kind: 'staff', staff: member.id, staffNo: member.staffNo } as const;
  const done = await context.agency.submit(
    { type: 'SignIn', at, actor, staff: member.id, passwordRight, session: digestOf(cookie), expiresAt },
    unkeyed(`staff:${member.id}`),
  );
  if (!done.ok) return done;
  return passwordRight ? ok({ staff: member.id, cookie, expiresAt }) : err(refuse('sign_in_refused'));
}

function passwordSecret(staff: StaffId): string {
  return `staff/${staff}/password`;
}

function nameSecret(staff: StaffId): string {
  return `staff/${staff}/name`;
}
