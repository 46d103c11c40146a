import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import type { HallEvent } from '../../domain/hall.ts';
import { foldHalfHours, initialHalfHours, projectHalfHours } from './half-hours.ts';

const day = [configureHall(), rollDay(at('08:00')), atWindow('OpenWindow', '2', { at: at('08:30') })] as const;

function halfHoursOf(events: readonly HallEvent[]) {
  const view = initialHalfHours();
  for (const event of events) foldHalfHours(view, event, 480);
  return projectHalfHours(view);
}

/** One ticket served at window 2: issued, called and finished at these times. */
function visit(name: string, issued: string, called: string, finished: string) {
  return [
    issue(name, { at: at(issued) }),
    atWindow('CallNextTicket', '2', { at: at(called) }),
    atWindow('StartService', '2', { at: at(called) }),
    atWindow('FinishTicket', '2', { at: at(finished) }),
  ] as const;
}

describe('waits by half hour', () => {
  test('[B-07] [O-01] each thing counts in the half hour in which it happened, with mean and P90 of the waits', () => {
    const { events } = given(
      ...day,
      ...visit('a', '09:05', '09:10', '09:20'),
      ...visit('b', '09:15', '09:35', '09:40'),
    );
    expect(halfHoursOf(events)).toEqual([
      { from: '09:00', issued: 2, called: 1, finished: 1, noShows: 0, meanWaitSeconds: 300, p90WaitSeconds: 300 },
      { from: '09:30', issued: 0, called: 1, finished: 1, noShows: 0, meanWaitSeconds: 1200, p90WaitSeconds: 1200 },
    ]);
  });

  test('[B-07] half hours without anybody are there, empty', () => {
    const { events } = given(...day, issue('a', { at: at('09:05') }), issue('b', { at: at('10:05') }));
    expect(halfHoursOf(events).map(({ from, issued, meanWaitSeconds }) => [from, issued, meanWaitSeconds])).toEqual([
      ['09:00', 1, null],
      ['09:30', 0, null],
      ['10:00', 1, null],
    ]);
  });

  test('a call that was undone counts once it is made for good', () => {
    const { events } = given(
      ...day,
      issue('a', { at: at('09:00') }),
      atWindow('CallNextTicket', '2', { at: at('09:10') }),
      atWindow('UndoWindowAction', '2', { at: at('09:10:03') }),
      atWindow('CallNextTicket', '2', { at: at('09:40') }),
    );
    expect(halfHoursOf(events).map(({ called, meanWaitSeconds }) => [called, meanWaitSeconds])).toEqual([
      [0, null],
      [1, 2400],
    ]);
  });

  test('a finish and a no-show that were undone do not count', () => {
    const called = [...day, issue('a'), atWindow('CallNextTicket', '2', { at: at('09:10') })] as const;
    const missed = given(
      ...called,
      atWindow('RecallTicket', '2', { at: at('09:11') }),
      atWindow('RecallTicket', '2', { at: at('09:12') }),
      atWindow('PassTicket', '2', { at: at('09:13') }),
      atWindow('UndoWindowAction', '2', { at: at('09:13:03') }),
    );
    expect(halfHoursOf(missed.events)[0]).toMatchObject({ noShows: 0, called: 1 });
    const finished = given(
      ...called,
      atWindow('StartService', '2', { at: at('09:11') }),
      atWindow('FinishTicket', '2', { at: at('09:20') }),
      atWindow('UndoWindowAction', '2', { at: at('09:20:03') }),
    );
    expect(halfHoursOf(finished.events)[0]).toMatchObject({ finished: 0, called: 1 });
  });

  test('a new day begins with nothing', () => {
    const { events } = given(...day, issue('a'), rollDay(at('08:00', '2026-05-07')));
    expect(halfHoursOf(events)).toEqual([]);
  });

  test('[O-01] the report equals a recomputation from the log', () => {
    const minutes = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, fc.integer({ min: 1, max: 90 })), { maxLength: 25 }), (people) => {
        const events = people.flatMap(([minute, wait], index): HallEvent[] => {
          const came = at('08:30') + minute * 60_000;
          const { events: made } = given(...day, issue(`t${index}`, { at: came }));
          const issued = made.filter((event) => event.type === 'TicketIssued');
          const call = given(...day, issue(`t${index}`, { at: came }))
            .and(atWindow('CallNextTicket', '2', { at: came + wait * 60_000 }))
            .events.filter((event) => event.type === 'TicketCalled');
          return [...issued, ...call];
        });
        const told = halfHoursOf([...events].sort((one, other) => one.at - other.at));
        for (const half of told) {
          const begins = at(half.from);
          const inIt = people.filter(([minute, wait]) => {
            const called = at('08:30') + (minute + wait) * 60_000;
            return begins <= called && called < begins + 1_800_000;
          });
          expect(half.called).toBe(inIt.length);
          const mean = inIt.reduce((sum, [, wait]) => sum + wait * 60, 0) / inIt.length;
          expect(half.meanWaitSeconds).toBe(inIt.length === 0 ? null : Math.round(mean));
        }
        expect(told.reduce((sum, half) => sum + half.issued, 0)).toBe(people.length);
      }),
      { numRuns: 30 },
    );
  });
});
