import { expect, test } from 'vitest';
import type { SessionReply } from '../../protocol/api.ts';
import type { StaffId } from '../../protocol/ids.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem, readProblem } from '../../ui/client/client-problem.ts';
import { createSessionModel } from './session-model.ts';

const session: SessionReply = {
  staff: 's1' as StaffId,
  displayName: '陈晨',
  staffNo: 'T001',
  positions: ['integratedTeller'],
  permissions: {},
  halls: [],
  window: null,
  expiresAt: 0,
};
const refused = readProblem(401, { code: 'sign_in_refused', detail: 'no' });
const nobody = readProblem(401, { code: 'not_signed_in', detail: 'no' });

function model(over: Partial<Parameters<typeof createSessionModel>[0]> = {}) {
  return createSessionModel({
    session: () => Promise.resolve(err(nobody)),
    signIn: () => Promise.resolve(ok(session)),
    signOut: () => Promise.resolve(ok(null)),
    ...over,
  });
}

test('a cookie that still counts opens the console without a word', async () => {
  const given = model({ session: () => Promise.resolve(ok(session)) });
  await given.ask();
  expect(given.state.value).toEqual({ kind: 'signed-in', session });
});

test('without one the page asks for name and password, and tells a refusal', async () => {
  const given = model({ signIn: () => Promise.resolve(err(refused)) });
  await given.ask();
  expect(given.state.value).toEqual({ kind: 'signed-out', unheard: false });
  expect(await given.signIn('x', 'y')).toEqual(refused);
  expect(given.state.value.kind).toBe('signed-out');
});

test('a server out of reach is not taken for being signed out', async () => {
  const given = model({ session: () => Promise.resolve(err(localProblem('network_unreachable'))) });
  await given.ask();
  expect(given.state.value.kind).toBe('unreachable');
});

test('a session that runs out in the middle of work keeps the page for the same person, who signs in again', async () => {
  const given = model();
  expect(await given.signIn('x', 'y')).toBeNull();
  given.end();
  expect(given.state.value).toEqual({ kind: 'lapsed', session });
  expect(await given.signIn('x', 'y')).toBeNull();
  expect(given.state.value).toEqual({ kind: 'signed-in', session });
});

test('who signs out is out of sight at once, before the server has answered', async () => {
  let answer: (told: Awaited<ReturnType<Parameters<typeof createSessionModel>[0]['signOut']>>) => void = () =>
    undefined;
  const given = model({
    signOut: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  await given.signIn('x', 'y');
  const left = given.signOut();
  expect(given.state.value).toEqual({ kind: 'leaving' });
  answer(ok(null));
  await left;
  expect(given.state.value).toEqual({ kind: 'signed-out', unheard: false });
});

test('a sign-out that the server did not hear is told, and can be said again', async () => {
  const answers = [err(localProblem('network_unreachable')), err(nobody)];
  const given = model({ signOut: () => Promise.resolve(answers.shift() ?? ok(null)) });
  await given.signIn('x', 'y');
  await given.signOut();
  expect(given.state.value).toEqual({ kind: 'signed-out', unheard: true });
  await given.signOut();
  expect(given.state.value).toEqual({ kind: 'signed-out', unheard: false });
});
