import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createMaintenance, gateMs, leaveWarningMs, openMs } from './maintenance.ts';
import type { GateRefusal, StaffMember } from './staff-gate.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(answer: () => Promise<Result<StaffMember, GateRefusal>> = async () => ok({ staffNo: 'M001' })) {
  const onLeave = vi.fn();
  const checkStaff = vi.fn(answer);
  return { onLeave, checkStaff, maintenance: createMaintenance({ checkStaff, onLeave }) };
}

test('[D-23] [D-27] knock, sign in, shut; what was under way goes on until somebody is let in, then ends before and after', async () => {
  const { maintenance, onLeave } = setUp();
  maintenance.knock();
  maintenance.shut();
  maintenance.knock();
  expect(onLeave).not.toHaveBeenCalled();
  await maintenance.signIn('manager', 'secret');
  expect(onLeave).toHaveBeenCalledTimes(1);
  expect(maintenance.state.value).toEqual({ at: 'open', staffNo: 'M001' });
  maintenance.shut();
  expect(maintenance.state.value).toEqual({ at: 'shut' });
  expect(onLeave).toHaveBeenCalledTimes(2);
});

test('a refusal is told and nothing is opened', async () => {
  const { maintenance } = setUp(async () => err({ why: 'not-allowed' }));
  maintenance.knock();
  await maintenance.signIn('teller1', 'secret');
  expect(maintenance.state.value).toEqual({ at: 'gate', checking: false, refusal: { why: 'not-allowed' } });
});

test('nobody is asked before a knock, nor twice at once', async () => {
  const { maintenance, checkStaff } = setUp();
  await maintenance.signIn('manager', 'secret');
  maintenance.knock();
  await Promise.all([maintenance.signIn('manager', 'secret'), maintenance.signIn('manager', 'secret')]);
  expect(checkStaff).toHaveBeenCalledOnce();
});

test('[D-27] left alone it shuts by itself: the sign-in after a minute, the page after five; a touch begins the time anew', async () => {
  const { maintenance, onLeave } = setUp();
  maintenance.knock();
  vi.advanceTimersByTime(gateMs - 1);
  maintenance.touched();
  vi.advanceTimersByTime(gateMs - 1);
  expect(maintenance.state.value.at).toBe('gate');
  vi.advanceTimersByTime(1);
  expect(maintenance.state.value.at).toBe('shut');
  maintenance.knock();
  await maintenance.signIn('manager', 'secret');
  vi.advanceTimersByTime(openMs);
  expect(maintenance.state.value.at).toBe('shut');
  expect(onLeave).toHaveBeenCalledTimes(2);
});

test('[D-27] before it shuts by itself it counts the seconds: a touch does not take that away, an answer does', async () => {
  const { maintenance, onLeave } = setUp();
  maintenance.knock();
  await maintenance.signIn('manager', 'secret');
  expect(onLeave).toHaveBeenLastCalledWith('maintenance');
  vi.advanceTimersByTime(openMs - leaveWarningMs - 1);
  expect(maintenance.secondsLeft.value).toBeNull();
  vi.advanceTimersByTime(1);
  expect(maintenance.secondsLeft.value).toBe(30);
  vi.advanceTimersByTime(3_000);
  maintenance.touched();
  expect(maintenance.secondsLeft.value).toBe(27);
  maintenance.stay();
  expect(maintenance.secondsLeft.value).toBeNull();
  vi.advanceTimersByTime(openMs - 1);
  expect(maintenance.state.value.at).toBe('open');
  vi.advanceTimersByTime(1);
  expect(maintenance.state.value.at).toBe('shut');
  expect(maintenance.secondsLeft.value).toBeNull();
  expect(onLeave).toHaveBeenLastCalledWith('home');
});

test('who went away while the sign-in was checked is not let in', async () => {
  let answer: (checked: Result<StaffMember, GateRefusal>) => void = () => undefined;
  const { maintenance } = setUp(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  maintenance.knock();
  const signingIn = maintenance.signIn('manager', 'secret');
  maintenance.shut();
  answer(ok({ staffNo: 'M001' }));
  await signingIn;
  expect(maintenance.state.value.at).toBe('shut');
});

test('staff read it in their language, and the visitors’ screens keep theirs', () => {
  const { maintenance } = setUp();
  maintenance.knock();
  expect(maintenance.language.value).toBeNull();
  maintenance.read('en');
  expect(maintenance.language.value).toBe('en');
  maintenance.shut();
  expect(maintenance.language.value).toBeNull();
});
