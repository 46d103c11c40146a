import { expect, test } from 'vitest';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import { bookableHall, sampleAppointments } from '../../../tests/support/appointment-commands.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';
import { checkConfiguration } from '../queue/configuration.ts';
import { bookableDays, bookableSlot, checkInOpensAt, slotsOfDay } from './slots.ts';

const rules = sampleAppointments;
const starts = (config: HallConfig, day: string) => slotsOfDay(config, rules, day).map((slot) => slot.start);

test('[A-01] a makeup Saturday can be booked, a holiday and a free Saturday cannot', () => {
  const hall = bookableHall();
  expect(starts(hall, '2026-05-09')).toHaveLength(17);
  expect(starts(hall, '2026-05-05')).toEqual([]);
  expect(starts(hall, '2026-05-16')).toEqual([]);
  expect(bookableSlot(hall, rules, '2026-05-09', '08:30', at('08:10'))).toMatchObject({ end: '09:00' });
  expect(bookableSlot(hall, rules, '2026-05-05', '08:30', at('08:10', '2026-05-04'))).toBeUndefined();
});

test('[A-01] today and so many service days after it can be booked', () => {
  const days = bookableDays(bookableHall(), rules, at('08:10'));
  expect(days).toEqual(['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09', '2026-05-11', '2026-05-12']);
});

test('[A-01] [Q-12] nothing is promised in a year whose days off are not known', () => {
  const days = bookableDays(bookableHall(), rules, at('08:10', '2026-12-29'));
  expect(days).toEqual(['2026-12-29', '2026-12-30', '2026-12-31']);
});

test('[A-01] a slot that is over is not offered, one that runs is', () => {
  const slot = (time: string) => bookableSlot(bookableHall(), rules, '2026-05-06', '10:00', at(time));
  expect(slot('10:29')).toMatchObject({ start: '10:00' });
  expect(slot('10:30')).toBeUndefined();
});

test('[A-01] a break of every regular window takes its slots away, a break in two halves does not', () => {
  const { windows } = sampleHall();
  const pause = (from: string, to: string, ids: readonly string[]) => ({
    from,
    to,
    windows: windows.map(({ id }) => id).filter((id) => ids.includes(id)),
  });
  const hours = (breaks: HallConfig['hours']['breaks']) => ({ ...sampleHall().hours, breaks });
  const whole = bookableHall({ hours: hours([pause('12:00', '13:15', ['1', '2', '3', 'D'])]) });
  expect(starts(whole, '2026-05-06')).not.toEqual(expect.arrayContaining(['12:00']));
  expect(starts(whole, '2026-05-06').slice(6, 9)).toEqual(['11:30', '13:30', '14:00']);
  const halves = bookableHall({
    hours: hours([pause('11:45', '12:45', ['1', '2']), pause('12:45', '13:45', ['3', 'D'])]),
  });
  expect(starts(halves, '2026-05-06')).toHaveLength(17);
});

test('[A-02] nobody is told to check in before the doors open', () => {
  const hall = bookableHall();
  const opensFor = (start: string) => {
    const slot = bookableSlot(hall, rules, '2026-05-06', start, at('08:10'));
    return slot && checkInOpensAt(hall, rules, slot);
  };
  expect(opensFor('08:30')).toBe(at('08:30'));
  expect(opensFor('10:00')).toBe(at('09:30'));
});

test('[A-02] nobody is told to check in during a break of every window', () => {
  const { windows, hours } = sampleHall();
  const breaks = [{ from: '12:00', to: '13:15', windows: windows.map(({ id }) => id) }];
  const hall = bookableHall({ hours: { ...hours, breaks } });
  const slot = bookableSlot(hall, rules, '2026-05-06', '13:30', at('08:10'));
  expect(slot && checkInOpensAt(hall, rules, slot)).toBe(at('13:15'));
});

test('[A-01] a hall that would offer slots in which no ticket can be taken is not accepted', () => {
  const faults = (over: Partial<typeof rules>) =>
    checkConfiguration(bookableHall({ appointments: { ...rules, ...over } })).map((fault) => fault.path);
  expect(faults({})).toEqual([]);
  expect(faults({ from: '08:00' })).toEqual(['/appointments/from']);
  expect(faults({ until: '17:30' })).toEqual(['/appointments/until']);
  expect(faults({ until: '08:45' })).toEqual(['/appointments/until']);
});
