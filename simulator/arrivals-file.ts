import { err, ok, type Result } from '../protocol/result.ts';
import { type Group, groups } from '../protocol/ticket.ts';
import type { Visitor } from './visitor.ts';

const columns = [
  'arriveAt',
  'service',
  'group',
  'appointmentAt',
  'serviceSeconds',
  'patienceSeconds',
  'noShow',
] as const;
type Column = (typeof columns)[number];

/** Greatest number that an item of the catalogue may have. */
const lastService = 9999;

/**
 * Reads an arrivals file (CSV with a heading; columns in any order, empty where not used, cells quoted or not). Refuses
 * with the line of the file and what is wrong in it.
 */
export function parseArrivals(text: string): Result<readonly Visitor[], string> {
  const [first, ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = first?.cells ?? [];
  const missing = columns.slice(0, 5).filter((name) => !heading.includes(name));
  if (missing.length > 0) return err(`line ${first?.number ?? 1}: column ${missing.join(', ')} is missing`);
  const visitors: Visitor[] = [];
  for (const { number, cells } of rows) {
    const visitor = visitorOf((column) => cells[heading.indexOf(column)] ?? '');
    if (typeof visitor === 'string') return err(`line ${number}: ${visitor}`);
    visitors.push(visitor);
  }
  return ok(visitors.sort((one, other) => one.arriveAt - other.arriveAt));
}

function cellsOf(line: string): readonly string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function visitorOf(cell: (column: Column) => string): Visitor | string {
  const arriveAt = secondsOf(cell('arriveAt'));
  if (arriveAt === null) return `arriveAt ${cell('arriveAt')} is not a time HH:MM:SS`;
  const appointmentAt = secondsOf(cell('appointmentAt'));
  if (appointmentAt === null && cell('appointmentAt') !== '')
    return `appointmentAt ${cell('appointmentAt')} is not a time`;
  const group = cell('group') === '' ? 'general' : cell('group');
  if (!isGroup(group)) return `there is no group ${group}`;
  const serviceSeconds = Number(cell('serviceSeconds'));
  if (cell('serviceSeconds') === '' || !(serviceSeconds >= 0) || serviceSeconds > 86_400) {
    return `serviceSeconds ${cell('serviceSeconds')} is not a time in seconds`;
  }
  const service = cell('service') === '' ? null : Number(cell('service'));
  if (service !== null && !(Number.isInteger(service) && service >= 1 && service <= lastService)) {
    return `service ${cell('service')} is not the number of an item`;
  }
  const patience = cell('patienceSeconds') === '' ? null : Number(cell('patienceSeconds'));
  if (patience !== null && !(patience >= 0)) return `patienceSeconds ${cell('patienceSeconds')} is not a number`;
  const noShow = yesOrNo[cell('noShow').toLowerCase()];
  if (noShow === undefined) return `noShow ${cell('noShow')} is neither 1 nor 0`;
  return { arriveAt, service, group, appointmentAt, serviceSeconds, patienceSeconds: patience, noShow };
}

const yesOrNo: Readonly<Record<string, boolean>> = {
  ...{ '1': true, true: true, yes: true },
  ...{ '': false, '0': false, false: false, no: false },
};

function isGroup(name: string): name is Group {
  return (groups as readonly string[]).includes(name);
}

function secondsOf(time: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/.exec(time);
  if (match === null) return null;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** The same file back from visitors. */
export function formatArrivals(visitors: readonly Visitor[]): string {
  const rows = visitors.map((visitor) =>
    [
      clock(visitor.arriveAt),
      visitor.service ?? '',
      visitor.group,
      visitor.appointmentAt === null ? '' : clock(visitor.appointmentAt),
      Math.round(visitor.serviceSeconds),
      visitor.patienceSeconds === null ? '' : Math.round(visitor.patienceSeconds),
      visitor.noShow ? '1' : '',
    ].join(','),
  );
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
}
