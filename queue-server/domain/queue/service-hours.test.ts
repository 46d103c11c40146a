import { expect, test } from 'vitest';
import type { Hours } from '../../../protocol/hall-config.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { isServiceDay, serviceStateAt } from './service-hours.ts';

const { hours } = sampleHall();
const withHours = (over: Partial<Hours>) => sampleHall({ hours: { ...hours, ...over } });
const every = sampleHall().windows.map((window) => window.id);

test('[B-17] a working Saturday is worked, a holiday is not, otherwise the weekday decides', () => {
  const worked = ['2026-05-09', '2026-05-06', '2026-05-08'];
  const free = ['2026-05-05', '2026-05-01', '2026-05-10', '2026-05-16', '2026-05-04'];
  expect(worked.map((day) => isServiceDay(hours, day))).toEqual(worked.map(() => true));
  expect(free.map((day) => isServiceDay(hours, day))).toEqual(free.map(() => false));
});

test('[Q-12] the days of 2026 that were shifted', () => {
  const calendar: Hours = {
    ...hours,
    holidays: [
      { name: '春节', start: '2026-02-15', end: '2026-02-23' },
      { name: '国庆节', start: '2026-10-01', end: '2026-10-07' },
    ],
    makeupWorkdays: ['2026-02-14', '2026-02-28', '2026-10-10'],
  };
  const days = [
    '2026-02-14',
    '2026-02-15',
    '2026-02-23',
    '2026-02-24',
    '2026-02-28',
    '2026-10-07',
    '2026-10-08',
    '2026-10-10',
  ];
  expect(days.map((day) => isServiceDay(calendar, day))).toEqual([true, false, false, true, true, false, true, true]);
});

test('[B-17] before, during and after the hours, to the second', () => {
  const state = (time: string) => serviceStateAt(sampleHall(), at(time));
  expect(state('00:00')).toEqual({ state: 'not-yet', until: at('08:30'), opensAt: at('08:30') });
  expect(state('08:29:59')).toMatchObject({ state: 'not-yet' });
  expect(state('08:30')).toEqual({ state: 'open', until: at('17:20'), opensAt: null });
  expect(state('17:19:59')).toMatchObject({ state: 'open' });
  const tomorrow = at('08:30', '2026-05-07');
  expect(state('17:20')).toEqual({ state: 'last-ticket-passed', until: at('17:30'), opensAt: tomorrow });
  expect(state('17:30')).toEqual({ state: 'closed', until: null, opensAt: tomorrow });
});

test('[B-17] a closed day names the next opening, over weekends and shifted days', () => {
  const opensAt = (time: string, day: string) => serviceStateAt(sampleHall(), at(time, day)).opensAt;
  expect(opensAt('10:00', '2026-05-05')).toBe(at('08:30', '2026-05-06'));
  expect(opensAt('18:00', '2026-05-08')).toBe(at('08:30', '2026-05-09'));
  expect(opensAt('18:00', '2026-05-15')).toBe(at('08:30', '2026-05-18'));
});

test('[Q-12] a year whose days off are not known yet is not guessed', () => {
  expect(serviceStateAt(sampleHall(), at('18:00', '2026-12-31')).opensAt).toBeNull();
  expect(serviceStateAt(withHours({ holidays: [] }), at('18:00', '2026-12-31')).opensAt).toBe(
    at('08:30', '2027-01-01'),
  );
});

test('a hall that is never open promises nothing', () => {
  expect(serviceStateAt(withHours({ weekdays: [], makeupWorkdays: [] }), at('10:00')).opensAt).toBeNull();
});

test('[B-17] a break that takes every window closes the hall for its length, one of some does not', () => {
  const lunch = { from: '12:00', to: '13:30', windows: every };
  const all = withHours({ breaks: [lunch] });
  expect(serviceStateAt(all, at('11:00'))).toEqual({ state: 'open', until: at('12:00'), opensAt: null });
  expect(serviceStateAt(all, at('12:00'))).toEqual({ state: 'break', until: at('13:30'), opensAt: at('13:30') });
  expect(serviceStateAt(all, at('13:30'))).toMatchObject({ state: 'open' });
  const half = withHours({ breaks: [{ ...lunch, windows: every.slice(1) }] });
  expect(serviceStateAt(half, at('12:30'))).toMatchObject({ state: 'open', until: at('17:20') });
});

test('[B-08] tidal windows keep no hall open through a break', () => {
  const tidal = [windowOf('1'), windowOf('T1', { tidal: true })];
  const config = sampleHall({
    windows: tidal,
    hours: { ...hours, breaks: [{ from: '12:00', to: '13:00', windows: [windowOf('1').id] }] },
  });
  expect(serviceStateAt(config, at('12:30'))).toMatchObject({ state: 'break' });
});

test('[B-17] a hall that is always open is open at night and on holidays', () => {
  const always = withHours({ alwaysOpen: true });
  expect(serviceStateAt(always, at('03:00', '2026-05-02'))).toEqual({ state: 'open', until: null, opensAt: null });
});
