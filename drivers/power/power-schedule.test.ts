import { expect, test } from 'vitest';
import { nextPowerOff, nextPowerOn, type PowerSchedule, scheduleComplaints } from './power-schedule.ts';

const working = { on: '08:00', off: '17:40' };
const schedule: PowerSchedule = {
  weekdays: { '1': working, '2': working, '3': working, '4': working, '5': { on: '08:00', off: '16:30' } },
  exceptions: [
    { from: '2026-10-01', to: '2026-10-07', hours: null },
    { from: '2026-10-10', to: '2026-10-10', hours: working },
  ],
};
const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const offAfter = (local: string): number | null => nextPowerOff(schedule, at(local), 480);
const onAfter = (local: string): number | null => nextPowerOn(schedule, at(local), 480);

test('[D-13] the next power-off is today while it is ahead, else on the next working day', () => {
  expect(offAfter('2026-09-21T09:00')).toBe(at('2026-09-21T17:40'));
  expect(offAfter('2026-09-21T17:40')).toBe(at('2026-09-22T17:40'));
  expect(offAfter('2026-09-25T16:00')).toBe(at('2026-09-25T16:30'));
  expect(offAfter('2026-09-25T20:00')).toBe(at('2026-09-28T17:40'));
});

test('[D-13] on holidays the kiosk stays off, and on a weekend day that is worked instead it goes on', () => {
  expect(onAfter('2026-09-30T17:40')).toBe(at('2026-10-08T08:00'));
  expect(offAfter('2026-10-03T12:00')).toBe(at('2026-10-08T17:40'));
  expect(onAfter('2026-10-09T18:00')).toBe(at('2026-10-10T08:00'));
  expect(onAfter('2026-10-10T18:00')).toBe(at('2026-10-12T08:00'));
});

test('[D-13] the times are adjustable: a later exception goes before an earlier one', () => {
  const evening = { from: '2026-10-02', to: '2026-10-02', hours: { on: '13:00', off: '20:00' } };
  const changed = { ...schedule, exceptions: [...(schedule.exceptions ?? []), evening] };
  expect(nextPowerOn(changed, at('2026-10-01T00:00'), 480)).toBe(at('2026-10-02T13:00'));
  expect(nextPowerOff(changed, at('2026-10-01T00:00'), 480)).toBe(at('2026-10-02T20:00'));
});

test('[D-13] a schedule without a working day ahead has no next time', () => {
  expect(nextPowerOff({ weekdays: {} }, at('2026-10-01T00:00'), 480)).toBeNull();
});

test('[D-13] a kiosk that is on through the night goes off and on again on the same day', () => {
  const night = { on: '05:00', off: '02:00' };
  const nights: PowerSchedule = { weekdays: { '1': night, '2': night, '3': night, '4': night, '5': night } };
  expect(scheduleComplaints(nights)).toEqual([]);
  expect(nextPowerOff(nights, at('2026-09-21T20:00'), 480)).toBe(at('2026-09-22T02:00'));
  expect(nextPowerOn(nights, at('2026-09-22T02:00'), 480)).toBe(at('2026-09-22T05:00'));
  // Into a day off it stays on: nothing of that day switches it.
  expect(nextPowerOff(nights, at('2026-09-25T20:00'), 480)).toBe(at('2026-09-28T02:00'));
});

test('[D-13] days that are none, ranges that end before they begin and hours of no length are named by their place', () => {
  expect(scheduleComplaints(schedule)).toEqual([]);
  const noLength = { on: '08:00', off: '08:00' };
  const wrong: PowerSchedule = {
    weekdays: { '1': working, '2': noLength, '3': null },
    exceptions: [
      { from: '2026-10-07', to: '2026-10-01', hours: null },
      { from: '2026-02-30', to: '2026-13-01', hours: noLength },
    ],
  };
  expect(scheduleComplaints(wrong)).toEqual([
    'weekdays/2: off is the same time as on',
    'exceptions/0: to is before from',
    'exceptions/1/from: there is no day 2026-02-30',
    'exceptions/1/to: there is no day 2026-13-01',
    'exceptions/1/hours: off is the same time as on',
  ]);
});
