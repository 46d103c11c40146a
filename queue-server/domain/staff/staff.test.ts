import { expect, test } from 'vitest';
import type { HallId, StaffId } from '../../../protocol/ids.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import { decideStaff, evolveStaff, initialStaff, lockedUntil, type StaffCommand, type StaffState } from './staff.ts';

const staff = 's1' as StaffId;
const register: StaffCommand = {
  type: 'RegisterStaff',
  at: at('08:00'),
  actor: system,
  staff,
  signInName: 'teller1',
  staffNo: 'T001',
  positions: ['integratedTeller'],
  halls: ['demo' as HallId],
};
const signIn = (passwordRight: boolean, now: number, session = 'digest'): StaffCommand => ({
  type: 'SignIn',
  at: now,
  actor: system,
  staff,
  passwordRight,
  session,
  expiresAt: now + 3_600_000,
});

function after(...commands: readonly StaffCommand[]): StaffState {
  const state = initialStaff();
  for (const command of commands) {
    const decision = decideStaff(state, command);
    if (!decision.ok) throw new Error(decision.error.code);
    for (const event of decision.value) evolveStaff(state, event);
  }
  return state;
}

/** Wrong passwords, each as soon as the lock of the one before allows. */
function wrong(times: number): { readonly state: StaffState; readonly last: number; readonly lockSeconds: number[] } {
  const state = after(register);
  const lockSeconds: number[] = [];
  let now = at('09:00');
  for (let time = 0; time < times; time += 1) {
    const member = state.staff.get(staff);
    if (member) now = Math.max(now, lockedUntil(member));
    const decision = decideStaff(state, signIn(false, now));
    for (const event of decision.ok ? decision.value : []) evolveStaff(state, event);
    if (member) lockSeconds.push(Math.max(0, (lockedUntil(member) - now) / 1000));
  }
  return { state, last: now, lockSeconds };
}

test('[E-03] a right password opens a session, a wrong one is on record', () => {
  const state = after(register, signIn(true, at('09:00')));
  expect(state.sessions.get('digest')).toMatchObject({ staff, expiresAt: at('10:00') });
  expect(decideStaff(state, signIn(false, at('09:01')))).toMatchObject({
    ok: true,
    value: [{ type: 'SignInFailed', staff }],
  });
});

test('[E-03] after five wrong passwords each further one costs twice the time, a quarter of an hour at most', () => {
  expect(wrong(14).lockSeconds).toEqual([0, 0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
});

test('[E-03] while locked even the right password is refused, with the seconds to wait', () => {
  const { state, last } = wrong(6);
  expect(decideStaff(state, signIn(true, last + 19_001))).toMatchObject({
    ok: false,
    error: { code: 'sign_in_locked', more: { waitSeconds: 1 } },
  });
  expect(decideStaff(state, signIn(true, last + 20_000))).toMatchObject({
    ok: true,
    value: [{ type: 'StaffSignedIn' }],
  });
});

test('[E-03] a right password forgives the wrong ones', () => {
  const { state, last } = wrong(4);
  const decision = decideStaff(state, signIn(true, last));
  for (const event of decision.ok ? decision.value : []) evolveStaff(state, event);
  expect(state.staff.get(staff)?.failures).toBe(0);
});

test('sessions that have run out are forgotten, and signing out ends one', () => {
  const state = after(register, signIn(true, at('09:00'), 'old'), signIn(true, at('10:00'), 'new'));
  expect([...state.sessions.keys()]).toEqual(['new']);
  const out: StaffCommand = { type: 'SignOut', at: at('10:01'), actor: system, staff, session: 'new' };
  const decision = decideStaff(state, out);
  for (const event of decision.ok ? decision.value : []) evolveStaff(state, event);
  expect(state.sessions.size).toBe(0);
  expect(decideStaff(state, out)).toEqual({ ok: true, value: [] });
});

test('a sign-in name is given once, and nobody else signs in', () => {
  const state = after(register);
  expect(decideStaff(state, register)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  expect(decideStaff(initialStaff(), signIn(true, at('09:00')))).toMatchObject({
    ok: false,
    error: { code: 'sign_in_refused' },
  });
});
