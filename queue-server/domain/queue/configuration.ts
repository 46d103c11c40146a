import { isDay, minutesOf } from '../../../protocol/clock.ts';
import type { AppointmentsConfig, HallConfig, Hours } from '../../../protocol/hall-config.ts';

/** Where in the configuration (a JSON pointer), and what is wrong there, in English. */
export interface ConfigurationFault {
  readonly path: string;
  readonly message: string;
}

/** What the schema cannot say of a configuration: names that must exist, times that must be in order. */
export function checkConfiguration(config: HallConfig): ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  const fault = (path: string, message: string) => faults.push({ path, message });
  const windows = new Set<string>();
  const labels = new Set<string>();
  for (const [index, window] of config.windows.entries()) {
    if (windows.has(window.id)) fault(`/windows/${index}/id`, `window ${window.id} stands twice`);
    windows.add(window.id);
    // It is all that people see and hear of a window.
    if (labels.has(window.label)) fault(`/windows/${index}/label`, `two windows are called ${window.label}`);
    labels.add(window.label);
    if (!config.areas.some((area) => area.id === window.area)) {
      fault(`/windows/${index}/area`, `there is no area ${window.area}`);
    }
  }
  const areas = config.areas.map((area) => area.id);
  if (new Set(areas).size !== areas.length) fault('/areas', 'an area stands twice');
  if (!config.windows.some((window) => window.kind === 'comprehensive')) {
    fault('/windows', 'a comprehensive window is missing');
  }
  const { opens, lastTicket, closes, breaks, holidays, makeupWorkdays } = config.hours;
  if (minutesOf(opens) >= minutesOf(closes)) fault('/hours/closes', 'closes before it opens');
  if (minutesOf(lastTicket) < minutesOf(opens) || minutesOf(lastTicket) > minutesOf(closes)) {
    fault('/hours/lastTicket', 'the last ticket must be between opening and closing');
  }
  for (const [index, pause] of breaks.entries()) {
    if (minutesOf(pause.from) >= minutesOf(pause.to)) fault(`/hours/breaks/${index}`, 'ends before it begins');
    for (const id of pause.windows) if (!windows.has(id)) fault(`/hours/breaks/${index}`, `there is no window ${id}`);
  }
  for (const [index, { start, end }] of holidays.entries()) {
    if (start > end) fault(`/hours/holidays/${index}`, 'ends before it begins');
    if (!isDay(start) || !isDay(end)) fault(`/hours/holidays/${index}`, 'no calendar has that day');
  }
  for (const [index, day] of makeupWorkdays.entries()) {
    if (!isDay(day)) fault(`/hours/makeupWorkdays/${index}`, 'no calendar has that day');
  }
  if (config.appointments) faults.push(...checkAppointments(config.appointments, config.hours));
  const { seniorAge, verySeniorAge, green } = config.groups;
  if (green.includes('general')) fault('/groups/green', 'whoever belongs to no group cannot be served on arrival');
  if (seniorAge > verySeniorAge) fault('/groups', 'the very old must be older than the elderly');
  const lanes = new Set(config.lanes.map((lane) => lane.lane));
  if (lanes.size !== config.lanes.length) fault('/lanes', 'a lane stands twice');
  for (const lane of ['green', 'appointment', 'senior', 'general'] as const) {
    if (!lanes.has(lane)) fault('/lanes', `lane ${lane} is missing`);
  }
  return faults;
}

/** A slot in which no ticket can be taken would be a promise that the kiosk breaks. */
function checkAppointments({ from, until, slotMinutes }: AppointmentsConfig, hours: Hours): ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  const fault = (member: string, message: string) => faults.push({ path: `/appointments/${member}`, message });
  if (minutesOf(from) + slotMinutes > minutesOf(until)) fault('until', 'not one slot fits');
  if (hours.alwaysOpen) return faults;
  if (minutesOf(from) < minutesOf(hours.opens)) fault('from', 'the first slot begins before the hall opens');
  if (minutesOf(until) > minutesOf(hours.lastTicket)) fault('until', 'the last slot ends after the last ticket');
  return faults;
}
