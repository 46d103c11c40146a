import { expect, test } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import { type CounterAgentState, checkCounter } from './counter-check.ts';

type Part = AgentStatus['parts'][number];

function told(parts: Partial<Record<Part['part'], Part['state'] | 'not-fitted'>>): CounterAgentState {
  const listed = Object.entries(parts).map(([part, state]) => ({
    part: part as Part['part'],
    state: state === 'not-fitted' ? ('absent' as const) : state,
    since: 0,
    fitted: state !== 'not-fitted',
  }));
  return { kind: 'told', status: { version: '1', simulated: true, parts: listed } };
}

const wholeSet = {
  'id-card-reader': 'ok',
  'social-card-reader': 'ok',
  'document-printer': 'ok',
  scanner: 'ok',
  'pin-pad': 'ok',
} as const;

test('[D-19] a counter with its whole device set misses nothing, and lists no part that it is not meant to have', () => {
  const check = checkCounter(told({ ...wholeSet, 'light-strips': 'not-fitted' }), ['integratedTeller']);
  expect(check.missing).toEqual([]);
  expect(check.parts.map(({ part }) => part)).toEqual(Object.keys(wholeSet));
});

test('[D-19] one card reader is enough, be it for social-security or for ID cards', () => {
  expect(checkCounter(told({ ...wholeSet, 'id-card-reader': 'fault' }), ['integratedTeller']).missing).toEqual([]);
  const neither = { ...wholeSet, 'id-card-reader': 'fault', 'social-card-reader': 'not-fitted' } as const;
  expect(checkCounter(told(neither), ['integratedTeller']).missing).toEqual(['read-card']);
});

test.each([
  ['id-card-reader', 'in-use', []],
  ['document-printer', 'paper-near-end', []],
  ['document-printer', 'paper-out', ['print']],
  ['document-printer', 'jammed', ['print']],
  ['scanner', 'offline', ['read-code']],
  ['pin-pad', 'not-fitted', ['enter-pin']],
] as const)('[D-19] %s %s: missing %j', (part, state, missing) => {
  expect(checkCounter(told({ ...wholeSet, [part]: state }), ['integratedTeller']).missing).toEqual(missing);
});

test('[D-20] an entitlement teller needs no PIN pad; who is both teller and entitlement teller does', () => {
  const noPinPad = told({ ...wholeSet, 'pin-pad': 'not-fitted' });
  expect(checkCounter(noPinPad, ['entitlementTeller']).missing).toEqual([]);
  expect(checkCounter(noPinPad, ['entitlementTeller', 'integratedTeller']).missing).toEqual(['enter-pin']);
});

test('[D-19] the worst part stands first', () => {
  const parts = { ...wholeSet, scanner: 'offline', 'document-printer': 'paper-near-end' } as const;
  expect(checkCounter(told(parts), ['integratedTeller']).parts.slice(0, 2)).toEqual([
    { part: 'scanner', state: 'offline', severity: 'bad' },
    { part: 'document-printer', state: 'paper-near-end', severity: 'low' },
  ]);
});

test('[D-19] an agent that is not reached misses everything; before it has answered, and without one, nothing is claimed', () => {
  const everything = ['read-card', 'print', 'read-code', 'enter-pin'];
  expect(checkCounter({ kind: 'trouble', why: 'unreachable' }, ['integratedTeller']).missing).toEqual(everything);
  expect(checkCounter({ kind: 'asking' }, ['integratedTeller']).missing).toEqual([]);
  expect(checkCounter({ kind: 'none' }, ['integratedTeller'])).toEqual({ agent: 'none', parts: [], missing: [] });
});
