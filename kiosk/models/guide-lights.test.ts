import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { LightPlace, SetLightsBody } from '../../protocol/agent-lights.ts';
import { sampleTicket } from '../flow/flow.test-support.ts';
import { initialState, type KioskState, type PrintState, type Screen } from '../flow/state.ts';
import type { Capabilities } from './capabilities.ts';
import { guideLights, lightsFor } from './guide-lights.ts';
import type { LyingCards } from './listen-to-cards.ts';

const all: Capabilities = {
  ways: ['id-card', 'social-card', 'e-card'],
  paper: 'printed',
  readersDown: false,
  readersInUse: false,
  printerDown: false,
};
const person = { maskedName: '测*', medium: 'resident-id-card' } as const;
const confirm = {
  at: 'confirm',
  wish: { kind: 'direct' },
  group: null,
  matters: 1,
  fault: null,
  from: { at: 'home' },
} as const;
const ticket = (print: PrintState): Screen => ({ at: 'ticket', print, area: null, ticket: sampleTicket('A001') });
const at = (screen: Screen, rest: Partial<KioskState> = {}): KioskState => ({ ...initialState(), screen, ...rest });
const lying = { person, cardOnReader: true };

const table: readonly [string, KioskState, Capabilities, LightPlace | null, readonly LightPlace[]][] = [
  ['home: all dark', at({ at: 'home' }), all, null, []],
  ['a card is wanted', at({ at: 'identify', fault: null }), all, 'id-card-reader', []],
  ['a card is wanted for a booking', at({ at: 'check-in', fault: null }), all, 'id-card-reader', []],
  ['a card or the button', at(confirm), all, 'id-card-reader', []],
  ['only the other reader works', at(confirm), { ...all, ways: ['social-card'] }, 'social-card-reader', []],
  ['only the scanner works', at(confirm), { ...all, ways: ['e-card'] }, 'qr-code', []],
  ['nothing works: nobody is invited', at(confirm), { ...all, ways: [] }, null, []],
  ['the card lies there and is known', at(confirm, lying), all, null, ['id-card-reader']],
  ['a code may be shown', at({ at: 'booking-code', typed: '' }), all, 'qr-code', []],
  ['no scanner, no invitation', at({ at: 'booking-code', typed: '' }), { ...all, ways: ['id-card'] }, null, []],
  ['the ticket is printing', at(ticket({ state: 'printing' }), lying), all, null, ['ticket-printer', 'id-card-reader']],
  ['the ticket is to be taken', at(ticket({ state: 'printed' }), lying), all, 'ticket-printer', []],
  ['paper ended', at(ticket({ state: 'failed', cause: 'paper-out' })), all, 'ticket-printer', []],
  ['there is no paper to take', at(ticket({ state: 'no-printer' })), all, null, []],
  ['a card was left', at({ at: 'goodbye', why: 'idle' }, { cardOnReader: true }), all, 'id-card-reader', []],
  ['goodbye, nothing left', at({ at: 'goodbye', why: 'finished' }), all, null, []],
  ['closed', at({ at: 'closed' }), all, null, []],
];

test.each(table)('[D-11] %s', (_name, state, capabilities, flash, on) => {
  expect(lightsFor(state, capabilities, 'id-card-reader')).toEqual({ flash, on });
});

const strips: AgentStatus = {
  version: '0',
  simulated: true,
  parts: [{ part: 'light-strips', state: 'ok', since: 0 }],
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function follow(first: AgentStatus | null = strips) {
  const state = signal(at({ at: 'home' }));
  const status = signal(first);
  const sent: SetLightsBody[] = [];
  let answer: (set: boolean) => void = () => undefined;
  const darkened = signal(0);
  const lying = signal<LyingCards>(new Set());
  const stop = guideLights({
    state,
    status,
    darkened,
    lying,
    capabilities: signal(all),
    agent: () => ({
      setLights(body) {
        sent.push(body);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    }),
  });
  return { state, status, sent, stop, darkened, lying, answer: (set: boolean) => answer(set) };
}

test('[D-11] steps that follow quickly are one call, and a slow board is asked once at a time for what is wanted last', async () => {
  const { state, sent, stop, answer } = follow();
  await vi.advanceTimersByTimeAsync(100);
  answer(true);
  await vi.advanceTimersByTimeAsync(1);
  state.value = at({ at: 'identify', fault: null });
  state.value = at(ticket({ state: 'printing' }));
  await vi.advanceTimersByTimeAsync(100);
  state.value = at(ticket({ state: 'printed' }));
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual([
    { flash: null, on: [] },
    { flash: null, on: ['ticket-printer'] },
  ]);
  answer(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent.at(-1)).toEqual({ flash: 'ticket-printer', on: [] });
  stop();
});

test('[D-11] strips that failed are told again at the next change, and an agent that comes back is told anew', async () => {
  const { state, status, sent, stop, answer } = follow();
  await vi.advanceTimersByTimeAsync(100);
  answer(false);
  await vi.advanceTimersByTimeAsync(1);
  state.value = at({ at: 'home' });
  await vi.advanceTimersByTimeAsync(100);
  answer(true);
  await vi.advanceTimersByTimeAsync(1);
  status.value = null;
  status.value = strips;
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toHaveLength(3);
  stop();
});

test('[D-11] a kiosk without strips asks nobody', async () => {
  const { state, sent, stop } = follow({ ...strips, parts: [] });
  state.value = at({ at: 'identify', fault: null });
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual([]);
  stop();
});

test('[D-11] [D-27] strips that a wipe turned off are set anew', async () => {
  const { sent, stop, answer, darkened } = follow();
  await vi.advanceTimersByTimeAsync(100);
  answer(true);
  await vi.advanceTimersByTimeAsync(1);
  darkened.value += 1;
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  stop();
});

test('[D-11] [D-27] of two cards the one that is left has the lamp, wherever the session was', async () => {
  const { state, sent, stop, answer, lying } = follow();
  lying.value = new Set(['id-card-reader', 'social-card-reader']);
  state.value = at(confirm, { person, cardOnReader: true });
  await vi.advanceTimersByTimeAsync(100);
  expect(sent.at(-1)).toEqual({ flash: null, on: ['id-card-reader'] });
  answer(true);
  await vi.advanceTimersByTimeAsync(1);
  lying.value = new Set(['social-card-reader']);
  state.value = at({ at: 'goodbye', why: 'card-removed' }, { cardOnReader: true });
  await vi.advanceTimersByTimeAsync(100);
  expect(sent.at(-1)).toEqual({ flash: 'social-card-reader', on: [] });
  stop();
});
