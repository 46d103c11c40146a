import { expect, test } from 'vitest';
import type { WaitEstimate } from '../../../protocol/ticket.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import type { HallCommand } from '../../domain/decide-hall.ts';
import { foldEstimateTruth, initialEstimateTruth, projectEstimateTruth } from './estimate-truth.ts';

const [first, second] = ['2026-05-06', '2026-05-07'];

function reportOf({ events }: Pick<Scene, 'events'>, from = first, to = second) {
  const view = initialEstimateTruth();
  for (const event of events) foldEstimateTruth(view, event, 480);
  return projectEstimateTruth(view, from, to);
}

/** A ticket that is told these seconds. */
function told(name: string, time: string, estimate: WaitEstimate | null, day = first): HallCommand {
  return issue(name, { at: at(time, day), estimates: estimate === null ? {} : { general: estimate } });
}

function step(type: 'CallNextTicket' | 'StartService' | 'FinishTicket', time: string, day = first): HallCommand {
  return atWindow(type, '2', { at: at(time, day) });
}

/** The first visit of a day by which the formula knows a mean of ten minutes. */
function teaches(day = first): readonly HallCommand[] {
  return [
    rollDay(at('08:00', day)),
    atWindow('OpenWindow', '2', { at: at('08:30', day) }),
    told(`teach-${day}`, '08:31', null, day),
    step('CallNextTicket', '08:31', day),
    step('StartService', '08:31', day),
    step('FinishTicket', '08:41', day),
  ];
}

/** One after the other at window 2: called, begun and finished. */
function served(called: string, finished: string): readonly HallCommand[] {
  return [step('CallNextTicket', called), step('StartService', called), step('FinishTicket', finished)];
}

const knownDay = [
  configureHall(),
  ...teaches(),
  told('a', '09:00', { p50Seconds: 180, p90Seconds: 300 }),
  told('b', '09:01', { p50Seconds: 600, p90Seconds: 1100 }),
  told('c', '09:02', { p50Seconds: 1500, p90Seconds: 2000 }),
  ...served('09:04', '09:14'),
  told('d', '09:15', { p50Seconds: 600, p90Seconds: 1500 }),
  ...served('09:21', '09:31'),
  told('e', '09:31', { p50Seconds: 60, p90Seconds: 2000 }),
  ...served('09:31', '09:41'),
  ...served('09:45', '09:55'),
  step('CallNextTicket', '09:55'),
];

test('[B-16] [O-01] a known day: error of the P50, coverage of the P90 and the naive formula, exactly', () => {
  const report = reportOf(given(...knownDay), first, first);
  // a waits 240 s, b 1200, c 1740, d 1800, e 1440; the formula says 0, 600, 1200, 1200 and 1200.
  const nine = { told: 4, untold: 0, p50MeanAbsError: (60 + 600 + 240 + 1200) / 4, p90Coverage: 2 / 4 };
  const half = { told: 1, untold: 0, p50MeanAbsError: 1380, naiveMeanAbsError: 240, p90Coverage: 1 };
  const none = { told: 0, untold: 1, p50MeanAbsError: null, naiveMeanAbsError: null, p90Coverage: null };
  expect(report.halfHours).toEqual([
    { from: '08:30', ...none },
    { from: '09:00', ...nine, naiveMeanAbsError: (240 + 600 + 540 + 600) / 4 },
    { from: '09:30', ...half },
  ]);
  const total = { told: 5, untold: 1, p50MeanAbsError: 3480 / 5, naiveMeanAbsError: 2220 / 5, p90Coverage: 3 / 5 };
  expect(report).toMatchObject({ from: first, to: first, since: first, total, days: [{ day: first, ...total }] });
});

test('[B-16] who was not called yet, and a call that was taken back, count for nothing', () => {
  const scene = given(configureHall(), ...teaches(), told('a', '09:00', { p50Seconds: 60, p90Seconds: 120 }));
  expect(reportOf(scene).total.told).toBe(0);
  const called = scene.and(step('CallNextTicket', '09:04'));
  expect(reportOf(called).total).toMatchObject({ told: 1, p50MeanAbsError: 180 });
  const undone = called.and(atWindow('UndoWindowAction', '2', { at: at('09:04:03') }));
  expect(reportOf(undone).total).toMatchObject({ told: 0, p50MeanAbsError: null });
  const again = undone.and(step('CallNextTicket', '09:06'));
  expect(reportOf(again).total).toMatchObject({ told: 1, p50MeanAbsError: 300 });
});

test('[B-16] who is called again after having been missed has waited until the first call', () => {
  const scene = given(
    configureHall(),
    ...teaches(),
    told('a', '09:00', { p50Seconds: 60, p90Seconds: 120 }),
    step('CallNextTicket', '09:01'),
    atWindow('RecallTicket', '2', { at: at('09:01:30') }),
    atWindow('RecallTicket', '2', { at: at('09:02') }),
    atWindow('PassTicket', '2', { at: at('09:03') }),
    onTicket('ReactivateTicket', 'a', { at: at('09:10') }),
    step('CallNextTicket', '09:20'),
  );
  expect(reportOf(scene).total).toMatchObject({ told: 1, p50MeanAbsError: 0, p90Coverage: 1 });
});

test('[O-01] days stand apart and together, and what lies outside of the range is left out', () => {
  const scene = given(
    ...knownDay,
    ...teaches(second),
    told('z', '09:00', { p50Seconds: 100, p90Seconds: 200 }, second),
    step('CallNextTicket', '09:05', second),
  );
  const both = reportOf(scene);
  expect(both.days.map(({ day, told: count }) => [day, count])).toEqual([
    [first, 5],
    [second, 1],
  ]);
  expect(both.total).toMatchObject({ told: 6, untold: 2, p50MeanAbsError: Math.round((3480 + 200) / 6) });
  expect(both.halfHours.find(({ from }) => from === '09:00')?.told).toBe(5);
  expect(reportOf(scene, second, second)).toMatchObject({ since: first, total: { told: 1 }, days: [{ day: second }] });
  expect(reportOf(scene, '2027-01-01', '2027-12-31')).toMatchObject({ days: [], halfHours: [], total: { told: 0 } });
});
