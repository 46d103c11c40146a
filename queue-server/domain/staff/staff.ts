import type { HallId, StaffId } from '../../../protocol/ids.ts';
import type { Position } from '../../../protocol/permissions.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import type { Actor } from '../actor.ts';

/** A member of staff. Name and password lie in the vault; the ledger knows the staff number that the window shows. */
export interface StaffMember {
  readonly id: StaffId;
  /** Sign-in name, a role name or staff number, never a person's name. */
  readonly signInName: string;
  readonly staffNo: string;
  positions: readonly Position[];
  halls: readonly HallId[];
  /** Wrong passwords since the last sign-in, and when the last one was. */
  failures: number;
  lastFailureAt: number;
}

/** One that has run out stays until somebody signs in: compare `expiresAt`, ms, with the clock (E-03). */
export interface StaffSession {
  /** Digest of the cookie. */
  readonly digest: string;
  readonly staff: StaffId;
  readonly expiresAt: number;
}

/** Every account that was ever registered, and the sessions by the digest of their cookie. */
export interface StaffState {
  staff: Map<StaffId, StaffMember>;
  bySignInName: Map<string, StaffId>;
  sessions: Map<string, StaffSession>;
}

export function initialStaff(): StaffState {
  return { staff: new Map(), bySignInName: new Map(), sessions: new Map() };
}

interface Event<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly staff: StaffId;
}
/** An account was made; name and password lie in the vault (E-03). */
export interface StaffRegistered extends Event<'StaffRegistered'> {
  readonly signInName: string;
  readonly staffNo: string;
  readonly positions: readonly Position[];
  readonly halls: readonly HallId[];
}
/** The password was right: a session until `expiresAt`, ms, and no wrong passwords on the count (E-03). */
export interface StaffSignedIn extends Event<'StaffSignedIn'> {
  readonly session: string;
  readonly expiresAt: number;
}
/** The session opens nothing any more (E-03). */
export interface StaffSignedOut extends Event<'StaffSignedOut'> {
  readonly session: string;
}
export type SignInFailed = Event<'SignInFailed'>;
export type StaffEvent = StaffRegistered | StaffSignedIn | StaffSignedOut | SignInFailed;

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
  readonly staff: StaffId;
}
/** Refused where the sign-in name is taken. Name and password are in the vault before. */
export interface RegisterStaff extends Command<'RegisterStaff'> {
  readonly signInName: string;
  readonly staffNo: string;
  readonly positions: readonly Position[];
  readonly halls: readonly HallId[];
}
/** The password was right or wrong: the vault's verdict comes with the command. */
export interface SignIn extends Command<'SignIn'> {
  readonly passwordRight: boolean;
  readonly session: string;
  readonly expiresAt: number;
}
/** By the digest of the cookie; a session that is gone already causes no event. */
export interface SignOut extends Command<'SignOut'> {
  readonly session: string;
}
export type StaffCommand = RegisterStaff | SignIn | SignOut;

const freeFailures = 5;
const longestLockMs = 15 * 60_000;

/** After five wrong passwords each further one doubles the pause, from 10 s to 15 min. */
export function lockedUntil(member: StaffMember): number {
  const beyond = member.failures - freeFailures;
  if (beyond < 0) return 0;
  return member.lastFailureAt + Math.min(longestLockMs, 10_000 * 2 ** Math.min(beyond, 20));
}

/** Folds one event in place. */
export function evolveStaff(state: StaffState, event: StaffEvent): void {
  switch (event.type) {
    case 'StaffRegistered': {
      const { staff: id, signInName, staffNo, positions, halls } = event;
      state.staff.set(id, { id, signInName, staffNo, positions, halls, failures: 0, lastFailureAt: 0 });
      state.bySignInName.set(signInName, id);
      return;
    }
    case 'StaffSignedIn': {
      const member = state.staff.get(event.staff);
      if (member) member.failures = 0;
      for (const [digest, session] of state.sessions) if (session.expiresAt <= event.at) state.sessions.delete(digest);
      const { session: digest, staff, expiresAt } = event;
      state.sessions.set(digest, { digest, staff, expiresAt });
      return;
    }
    case 'StaffSignedOut':
      state.sessions.delete(event.session);
      return;
    case 'SignInFailed': {
      const member = state.staff.get(event.staff);
      if (member) {
        member.failures += 1;
        member.lastFailureAt = event.at;
      }
      return;
    }
    default:
      assertNever(event);
  }
}

/** Refuses a sign-in name that is taken, and a sign-in while the account is locked; a wrong password is an event, not a refusal (E-03). */
export function decideStaff(state: StaffState, command: StaffCommand): Result<readonly StaffEvent[], Refusal> {
  const { at, staff } = command;
  switch (command.type) {
    case 'RegisterStaff': {
      const { signInName, staffNo, positions, halls } = command;
      if (state.bySignInName.has(signInName)) return err(refuse('invalid_request', { field: 'signInName' }));
      return ok([{ type: 'StaffRegistered', at, staff, signInName, staffNo, positions, halls }]);
    }
    case 'SignIn': {
      const member = state.staff.get(staff);
      if (!member) return err(refuse('sign_in_refused'));
      const locked = lockedUntil(member);
      if (locked > at) return err(refuse('sign_in_locked', { waitSeconds: Math.ceil((locked - at) / 1000) }));
      if (!command.passwordRight) return ok([{ type: 'SignInFailed', at, staff }]);
      return ok([{ type: 'StaffSignedIn', at, staff, session: command.session, expiresAt: command.expiresAt }]);
    }
    case 'SignOut':
      return ok(
        state.sessions.has(command.session) ? [{ type: 'StaffSignedOut', at, staff, session: command.session }] : [],
      );
    default:
      return assertNever(command);
  }
}
