import { type Static, Type } from 'typebox';
import { addDays, isDay, isoWeekday, localDay, momentOf } from '../../protocol/clock.ts';

const strict = { additionalProperties: false };
const ClockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
/** Both on that day: with `off` first the PC is on through the night. Null: nothing switches it that day. */
const DayHours = Type.Union([Type.Object({ on: ClockTime, off: ClockTime }, strict), Type.Null()]);

/** When the PC goes on and off (D-13; S2 附录B row 8 item 15). */
export const PowerScheduleSchema = Type.Object(
  {
    /** By ISO weekday, 1 is Monday. A day that is not named is a day off. */
    weekdays: Type.Object(
      Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, Type.Optional(DayHours)])),
      strict,
    ),
    /** Holidays, and the days on which is worked instead; a later one goes before an earlier one. */
    exceptions: Type.Optional(
      Type.Array(Type.Object({ from: Day, to: Day, hours: DayHours }, strict), { maxItems: 200 }),
    ),
  },
  strict,
);
/** As `PowerScheduleSchema` lets through: `HH:MM` on the clock of the hall, days `YYYY-MM-DD`, `to` is the last. */
export interface PowerSchedule {
  readonly weekdays: Readonly<Partial<Record<string, Static<typeof DayHours>>>>;
  readonly exceptions?: readonly {
    readonly from: string;
    readonly to: string;
    readonly hours: Static<typeof DayHours>;
  }[];
}

/** What no schema sees, each with its place: days that are none, ranges that end before they begin, hours of no length (D-13). */
export function scheduleComplaints({ weekdays, exceptions = [] }: PowerSchedule): string[] {
  return [
    ...Object.entries(weekdays).flatMap(([day, hours]) => hoursComplaints(`weekdays/${day}`, hours)),
    ...exceptions.flatMap(({ from, to, hours }, index) => {
      const place = `exceptions/${index}`;
      const strangers = Object.entries({ from, to }).filter(([, day]) => !isDay(day));
      return [
        ...strangers.map(([end, day]) => `${place}/${end}: there is no day ${day}`),
        ...(strangers.length === 0 && to < from ? [`${place}: to is before from`] : []),
        ...hoursComplaints(`${place}/hours`, hours),
      ];
    }),
  ];
}

function hoursComplaints(place: string, hours: Static<typeof DayHours> | undefined): string[] {
  return hours && hours.on === hours.off ? [`${place}: off is the same time as on`] : [];
}

/** Spring Festival with the days around it is far shorter. */
const daysAhead = 60;

/** The first time after a moment at which the PC is to go off; null where the schedule has none ahead. */
export function nextPowerOff(schedule: PowerSchedule, after: number, utcOffsetMinutes: number): number | null {
  return nextMoment(schedule, 'off', after, utcOffsetMinutes);
}

/** The first time after a moment at which the PC is to go on. */
export function nextPowerOn(schedule: PowerSchedule, after: number, utcOffsetMinutes: number): number | null {
  return nextMoment(schedule, 'on', after, utcOffsetMinutes);
}

function nextMoment(schedule: PowerSchedule, which: 'on' | 'off', after: number, offset: number): number | null {
  const today = localDay(after, offset);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = addDays(today, ahead);
    const hours = hoursOf(schedule, day);
    const at = hours ? momentOf(day, hours[which], offset) : null;
    if (at !== null && at > after) return at;
  }
  return null;
}

function hoursOf({ weekdays, exceptions = [] }: PowerSchedule, day: string): Static<typeof DayHours> {
  const exception = exceptions.filter(({ from, to }) => from <= day && day <= to).at(-1);
  return exception ? exception.hours : (weekdays[String(isoWeekday(day))] ?? null);
}
