import Value from 'typebox/value';
import { expect, test } from 'vitest';
import { ServiceItemSchema } from '../../protocol/catalogue.ts';
import { HallConfigSchema } from '../../protocol/hall-config.ts';
import { positions } from '../../protocol/permissions.ts';
import catalogue from '../domain/catalogue/base-catalogue.json' with { type: 'json' };
import demoHall from './demo-hall.json' with { type: 'json' };
import demoStaff from './demo-staff.json' with { type: 'json' };

test('the demo hall is a valid hall, open at any hour, with 8 regular windows and 3 tidal ones', () => {
  expect([...Value.Errors(HallConfigSchema, demoHall)]).toEqual([]);
  expect(demoHall.hours).toMatchObject({ alwaysOpen: true, opens: '08:30', lastTicket: '17:20', closes: '17:30' });
  expect(demoHall.windows.filter((window) => !window.tidal)).toHaveLength(8);
  expect(demoHall.windows.filter((window) => window.tidal)).toHaveLength(3);
});

test('[C-11] the demo hall has a supervision telephone', () => {
  expect(demoHall.supervisionTelephone).not.toBe('');
});

test('[B-02] by default every window of the demo hall serves every matter', () => {
  for (const window of demoHall.windows) expect(window).toMatchObject({ kind: 'comprehensive', services: [] });
});

test('[B-05] priority groups share one neutral letter, so that a number tells nothing of its holder', () => {
  const letterOf = (lane: string) => demoHall.lanes.find((entry) => entry.lane === lane);
  expect(letterOf('green')).toEqual({ ...letterOf('senior'), lane: 'green' });
});

test('[I-03] the base catalogue has the 64 items with their city and county marks', () => {
  expect(catalogue.items.map((item) => item.no)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
  for (const item of catalogue.items) {
    expect([...Value.Errors(ServiceItemSchema, item)]).toEqual([]);
    expect(item.county).toBe(true);
  }
  expect(catalogue.items.filter((item) => !item.city).map((item) => item.no)).toEqual([2, 3, 4, 8, 11, 17, 28, 30, 35]);
});

test('[F-04] every item is immediate or time-limited, and only the latter has a limit in working days', () => {
  for (const item of catalogue.items) expect(item.workingDays > 0).toBe(item.type === 'time-limited');
});

test('every item belongs to a theme that has a name in both languages', () => {
  const themes = new Set(catalogue.themes.map((theme) => theme.zh));
  expect(themes.size).toBe(11);
  for (const item of catalogue.items) expect(themes).toContain(item.main);
});

test('soldiers go first in the two matters of the army, as 社会保险经办条例 17 has it', () => {
  expect(catalogue.items.filter((item) => item.soldiersFirst).map((item) => item.no)).toEqual([38, 39]);
});

test('the demo staff hold known positions under distinct names and numbers', () => {
  for (const member of demoStaff.staff) {
    for (const position of member.positions) expect(positions).toContain(position);
  }
  expect(new Set(demoStaff.staff.map((member) => member.name)).size).toBe(demoStaff.staff.length);
  expect(new Set(demoStaff.staff.map((member) => member.staffNo)).size).toBe(demoStaff.staff.length);
  expect(demoStaff.staff.filter((member) => member.positions.includes('integratedTeller'))).toHaveLength(11);
});
