import { describe, expect, test } from 'vitest';
import { aQueue, aTicket, aWindow, nowMs } from './fixtures.test-support.ts';
import { availability, type TellerAction, type TellerSituation, tellerActions } from './teller-action.ts';

const calling = aQueue().calling;

function situation(over: Partial<TellerSituation> = {}): TellerSituation {
  return { window: aWindow(), ticket: null, calling, lastCallAt: null, connected: true, now: nowMs, ...over };
}

function usable(given: TellerSituation): TellerAction[] {
  return tellerActions.filter((action) => availability(action, given).kind !== 'blocked');
}

const called = aTicket({ number: 'A001', status: 'called', calledAt: nowMs - 30_000 });
const serving = aTicket({ number: 'A001', status: 'serving', servedSince: nowMs - 60_000 });

describe('which actions a teller has', () => {
  test('[B-14] an idle window calls, pauses or closes', () => {
    expect(usable(situation())).toEqual(['next', 'pause', 'close']);
  });

  test('[B-14] a called person is started, recalled, passed or sent on; nobody else is called before that', () => {
    const given = situation({ ticket: called, lastCallAt: nowMs - 30_000 });
    expect(usable(given)).toEqual(['start', 'recall', 'miss', 'transfer', 'close']);
    expect(availability('next', given)).toEqual({ kind: 'blocked', why: 'answer-first' });
  });

  test('[B-14] a served person is finished, held, sent on, or finished with the next call', () => {
    expect(usable(situation({ ticket: serving }))).toEqual([
      'next',
      'transfer',
      'hold',
      'finish',
      'consultation',
      'close',
    ]);
  });

  test('[B-14] recalls keep their distance and are counted', () => {
    const fresh = situation({ ticket: called, lastCallAt: nowMs - 5_000 });
    expect(availability('recall', fresh)).toEqual({
      kind: 'blocked',
      why: 'recall-too-soon',
      untilMs: nowMs + 15_000,
    });
    const used = situation({ ticket: { ...called, recalls: 2 }, lastCallAt: nowMs - 30_000 });
    expect(availability('recall', used)).toEqual({ kind: 'blocked', why: 'recalls-exhausted' });
  });

  test('[B-17] a clock that was set back keeps nobody waiting', () => {
    const back = { ticket: { ...called, recalls: 2 }, lastCallAt: nowMs + 3_600_000 };
    expect(availability('miss', situation(back)).kind).toBe('ready');
    expect(availability('recall', situation({ ...back, ticket: called })).kind).toBe('ready');
  });

  test('[B-14] passing a number before its recalls are used up asks for a reason', () => {
    expect(availability('miss', situation({ ticket: called })).kind).toBe('asks');
    const used = { ...called, recalls: 2 };
    expect(availability('miss', situation({ ticket: used, lastCallAt: nowMs - 5_000 })).kind).toBe('asks');
    expect(availability('miss', situation({ ticket: used, lastCallAt: nowMs - 20_000 })).kind).toBe('ready');
  });

  test('a paused window continues and calls nobody', () => {
    const given = situation({ window: aWindow({ status: 'paused' }) });
    expect(usable(given)).toEqual(['continue', 'close']);
    expect(availability('next', given)).toEqual({ kind: 'blocked', why: 'window-paused' });
  });

  test('a closing window finishes its ticket and calls nobody', () => {
    const given = situation({ window: aWindow({ status: 'closing' }), ticket: serving });
    expect(usable(given)).toEqual(['transfer', 'finish', 'consultation', 'close']);
  });

  test('undo lives as long as the server says', () => {
    expect(usable(situation({ window: aWindow({ undoUntil: nowMs + 1 }) }))).toContain('undo');
    expect(usable(situation({ window: aWindow({ undoUntil: nowMs }) }))).not.toContain('undo');
  });

  test('nothing is offered without a connection or at a closed window', () => {
    expect(usable(situation({ connected: false, ticket: serving }))).toEqual([]);
    expect(usable(situation({ window: aWindow({ status: 'closed' }) }))).toEqual([]);
  });
});
