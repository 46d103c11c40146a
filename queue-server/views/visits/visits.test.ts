import { describe, expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import type { HallCommand } from '../../domain/decide-hall.ts';
import type { HallEvent } from '../../domain/hall.ts';
import { longestCommonWaitMs, longestWaitMs } from './outlook.ts';
import { foldVisits, initialVisits, type VisitsView } from './visits.ts';

const tomorrow = rollDay(at('08:00', '2026-05-07'));
const day = [configureHall(), rollDay(at('08:00')), atWindow('OpenWindow', '2', { at: at('08:30') })] as const;

function visitsOf(events: readonly HallEvent[]): VisitsView {
  const view = initialVisits();
  for (const event of events) foldVisits(view, event, 480);
  return view;
}

function learnedFrom(...commands: readonly HallCommand[]): VisitsView {
  return visitsOf(given(...day, ...commands).events);
}

const called = [issue('a', { at: at('09:00') }), atWindow('CallNextTicket', '2', { at: at('09:10') })] as const;
const served = [...called, atWindow('StartService', '2', { at: at('09:11') })] as const;

test('[B-08] a tidal window shortens the wait of the common line alone; the promise is broken by anybody who waits too long', () => {
  const { queue } = given(
    ...day,
    issue('many', { at: at('09:00'), matters: 8 }),
    issue('reserved', { at: at('09:10') }),
    issue('common', { at: at('09:30') }),
    onTicket('TransferTicket', 'reserved', { at: at('09:31'), toWindow: '2' as never }),
  ).state;
  const minutes = (ms: number) => ms / 60_000;
  expect(minutes(longestWaitMs(queue, at('10:00')))).toBe(60);
  expect(minutes(longestCommonWaitMs(queue, at('10:00')))).toBe(30);
});

describe('what a hall learns from its days', () => {
  test('[B-16] a past day becomes the arrivals and service times of the next one', () => {
    const { model, today, issuedByBin } = learnedFrom(
      ...served,
      atWindow('FinishTicket', '2', { at: at('09:16') }),
      issue('b', { at: at('10:05') }),
      tomorrow,
    );
    expect(model.days).toBe(1);
    expect(model.arrivals[54]).toBeGreaterThan(0);
    expect(model.arrivals[60]).toBeGreaterThan(0);
    expect(model.times.byAge.general).toMatchObject({ count: 1, sum: Math.log(300) });
    expect([today, issuedByBin]).toEqual([[], []]);
  });

  test('[B-16] [B-22] bulk business teaches the common line nothing, and its finish can be taken back like any other', () => {
    const estimates = { bulk: { p50Seconds: 30, p90Seconds: 40 } };
    const bulk = [
      atWindow('OpenWindow', 'D', { at: at('08:30') }),
      issue('many', { at: at('09:00'), matters: 8, estimates }),
      atWindow('CallNextTicket', 'D', { at: at('09:01') }),
      atWindow('StartService', 'D', { at: at('09:01') }),
      atWindow('FinishTicket', 'D', { at: at('09:41') }),
    ] as const;
    const view = learnedFrom(issue('common', { at: at('09:00') }), ...bulk);
    expect(view).toMatchObject({ today: [], told: [{ actual: 60 }] });
    expect(view.issuedByBin[54]).toBe(1);
    const { model, hallSlowness, calibration } = initialVisits();
    expect(view).toMatchObject({ model, hallSlowness, calibration });
    expect(learnedFrom(...bulk, tomorrow).model.days).toBe(0);
    expect(learnedFrom(...bulk, atWindow('UndoWindowAction', 'D', { at: at('09:41:03') })).running.size).toBe(1);
  });

  test('[B-14] [B-22] what was moved to bulk business came to the common line, but was not served there', () => {
    const { today, model } = learnedFrom(
      atWindow('OpenWindow', 'D', { at: at('08:30') }),
      issue('a', { at: at('09:00') }),
      onTicket('TransferTicket', 'a', { at: at('09:01'), toPool: 'bulk' }),
      atWindow('CallNextTicket', 'D', { at: at('09:02') }),
      atWindow('StartService', 'D', { at: at('09:02') }),
      atWindow('FinishTicket', 'D', { at: at('09:42') }),
    );
    expect(today).toMatchObject([{ serviceSeconds: null, noShow: false }]);
    expect(model.times.byAge.general.count).toBe(0);
  });

  test('[B-22] a visit with several matters teaches what one of them takes, and makes no teller slow', () => {
    const { model, tellerSlowness } = learnedFrom(
      issue('a', { at: at('09:00'), matters: 4 }),
      atWindow('CallNextTicket', '2', { at: at('09:10') }),
      atWindow('StartService', '2', { at: at('09:10') }),
      atWindow('FinishTicket', '2', { at: at('09:30') }),
    );
    expect(model.times.byItem['1/general']).toMatchObject({ count: 1, sum: Math.log(300) });
    expect(model.times.byAge.general).toMatchObject({ count: 1, sum: Math.log(1200) });
    expect(tellerSlowness.get('teller2' as never)?.sum).toBeLessThan(0.3);
  });

  test('a day without anybody teaches nothing', () => {
    expect(learnedFrom(tomorrow).model.days).toBe(0);
  });

  test('[B-16] the wait that was told is compared with the one that came', () => {
    const estimates = { general: { p50Seconds: 300, p90Seconds: 900 } };
    const told = learnedFrom(
      issue('a', { at: at('09:00'), estimates }),
      atWindow('CallNextTicket', '2', { at: at('09:10') }),
    );
    expect(told.told).toEqual([{ p50: 300, p90: 900, actual: 600 }]);
    // It was covered, so what is told as P90 comes down a little.
    expect(told.calibration.general).toBeLessThan(0.92);
  });

  test('[B-05] [B-16] whom staff let into the green channel counts there, and its wait judges no estimate of the line it left', () => {
    const estimates = { general: { p50Seconds: 300, p90Seconds: 900 } };
    const view = learnedFrom(
      issue('a', { at: at('09:00'), estimates }),
      onTicket('GrantPriority', 'a', { at: at('09:01') }),
      atWindow('CallNextTicket', '2', { at: at('09:02') }),
      atWindow('StartService', '2', { at: at('09:03') }),
      atWindow('FinishTicket', '2', { at: at('09:08') }),
      tomorrow,
    );
    expect(view.model.classShares).toMatchObject({ green: 1, general: 0 });
    expect(view.calibration).toEqual(initialVisits().calibration);
    expect(view.told).toHaveLength(1);
  });

  test('time that a ticket is held is nobody’s work', () => {
    const { today } = learnedFrom(
      ...served,
      atWindow('HoldTicket', '2', { at: at('09:13') }),
      atWindow('ResumeTicket', '2', { at: at('10:13'), ticket: 'a' as never }),
      atWindow('FinishTicket', '2', { at: at('10:15') }),
    );
    expect(today.map((visit) => visit.serviceSeconds)).toEqual([240]);
  });

  test('a finish by mistake is one visit, with the time until the real one', () => {
    const { today, running } = learnedFrom(
      ...served,
      atWindow('FinishTicket', '2', { at: at('09:12') }),
      atWindow('UndoWindowAction', '2', { at: at('09:12:03') }),
      atWindow('FinishTicket', '2', { at: at('09:21') }),
    );
    expect(today.map((visit) => visit.serviceSeconds)).toEqual([600]);
    expect(running.size).toBe(0);
  });

  test('a hold by mistake costs the visit nothing but the seconds until it was taken back', () => {
    const { today } = learnedFrom(
      ...served,
      atWindow('HoldTicket', '2', { at: at('09:13') }),
      atWindow('UndoWindowAction', '2', { at: at('09:13:04') }),
      atWindow('FinishTicket', '2', { at: at('09:16:04') }),
    );
    expect(today.map((visit) => visit.serviceSeconds)).toEqual([300]);
  });

  test('a slow teller is known by the ratio to what is usual', () => {
    const slow = learnedFrom(...served, atWindow('FinishTicket', '2', { at: at('09:41') }));
    expect(slow.hallSlowness.sum).toBeGreaterThan(0);
    expect([...slow.tellerSlowness.keys()]).toEqual(['teller2']);
  });
});
