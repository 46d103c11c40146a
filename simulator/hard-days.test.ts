import { expect, test } from 'vitest';
import { daySetting } from './hall-day.ts';
import { hardDays } from './hard-days.ts';
import { readHall } from './read-hall.ts';
import { reportOf } from './report.ts';
import { simulateDay } from './simulate-day.ts';

const hall = readHall('demo');

test.each(hardDays.map((day) => [day.name, day] as const))(
  '[B-05] [B-06] [B-08] %s: nobody is lost, nobody is overtaken beyond the budget, the green channel holds',
  (_name, { visitors, troubles, greenBound }) => {
    if (!hall.ok) throw new Error(hall.error);
    const day = simulateDay(daySetting({ hall: hall.value, visitors: visitors(1), seed: 1, troubles }));
    const report = reportOf(day);
    expect(report.overBudget).toBe(0);
    expect(day.tickets.length + day.turnedAway.length).toBe(visitors(1).length);
    expect(day.tickets.every((ticket) => ticket.outcome !== 'waiting' && ticket.outcome !== 'called')).toBe(true);
    const green = day.tickets.filter((ticket) => ticket.priorityClass === 'green' && ticket.firstCallAt !== null);
    const waits = green.map((ticket) => ((ticket.firstCallAt ?? 0) - ticket.waitFrom) / 60_000).sort((a, b) => a - b);
    if (greenBound) expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThanOrEqual(4.5);
  },
);
