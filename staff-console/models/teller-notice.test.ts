import { describe, expect, test } from 'vitest';
import type { Problem } from '../../protocol/problems.ts';
import { aQueue, aTicket, aWindow, nowMs } from './fixtures.test-support.ts';
import type { TellerSituation } from './teller-action.ts';
import { shownNotice } from './teller-notice.ts';

const idle: TellerSituation = {
  window: aWindow(),
  ticket: null,
  calling: aQueue().calling,
  lastCallAt: null,
  connected: true,
  now: nowMs,
};
const called: TellerSituation = {
  ...idle,
  window: aWindow({ status: 'serving' }),
  ticket: aTicket({ number: 'A001', status: 'called', calledAt: nowMs }),
  lastCallAt: nowMs,
};

function refusal(code: string): Problem {
  return { type: 'urn:tidehall:problem:x', title: code, status: 409, code, detail: code };
}

describe('a refusal', () => {
  test('that nobody waits is taken back when somebody comes', () => {
    const notice = { kind: 'refused', problem: refusal('queue_empty'), ticket: null, waiting: 0 } as const;
    expect(shownNotice(notice, idle, 0)?.kind).toBe('refused');
    expect(shownNotice(notice, idle, 1)).toBeNull();
  });

  test('about the ticket at the window goes with the ticket, not with people who come', () => {
    const { ticket } = called;
    const notice = {
      kind: 'refused',
      problem: refusal('holds_exhausted'),
      ticket: ticket?.id ?? null,
      waiting: 0,
    } as const;
    expect(shownNotice(notice, called, 5)?.kind).toBe('refused');
    expect(shownNotice(notice, idle, 0)).toBeNull();
  });
});

describe('[B-14] that another ticket came to the window', () => {
  const next = aTicket({ number: 'A002', status: 'called' });
  const changed = (ticket: typeof next | null) => ({ ...refusal('ticket_changed'), ticket });
  const shown = (problem: Problem, screen: TellerSituation) =>
    shownNotice({ kind: 'refused', problem, ticket: called.ticket?.id ?? null, waiting: 0 }, screen, 0)?.kind;

  test('is told before the screen shows it and as long as it is there', () => {
    expect(shown(changed(next), called)).toBe('refused');
    expect(shown(changed(next), { ...called, ticket: next })).toBe('refused');
    expect(shown(changed(next), idle)).toBeUndefined();
  });

  test('or that there is none, until there is one', () => {
    expect(shown(changed(null), called)).toBe('refused');
    expect(shown(changed(null), idle)).toBe('refused');
    expect(shown(changed(null), { ...called, ticket: next })).toBeUndefined();
  });
});

describe('a key that does nothing now', () => {
  test('says why until it would do something', () => {
    const notice = { kind: 'blocked', action: 'recall' } as const;
    expect(shownNotice(notice, called, 0)).toEqual({ kind: 'blocked', why: 'recall-too-soon', seconds: 20 });
    expect(shownNotice(notice, { ...called, now: nowMs + 20_000 }, 0)).toBeNull();
  });

  test('says "no connection" no longer than there is none', () => {
    const notice = { kind: 'blocked', action: 'next' } as const;
    expect(shownNotice(notice, { ...idle, connected: false }, 0)).toMatchObject({ why: 'disconnected' });
    expect(shownNotice(notice, idle, 0)).toBeNull();
  });
});

test('[B-14] a call that nobody answers is told after its time', () => {
  expect(shownNotice(null, { ...called, now: nowMs + 59_000 }, 0)).toBeNull();
  expect(shownNotice(null, { ...called, now: nowMs + 61_000 }, 0)).toEqual({ kind: 'no-answer', seconds: 61 });
});
