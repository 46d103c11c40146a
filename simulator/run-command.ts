import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../protocol/result.ts';
import { emptyModel } from '../queue-server/domain/estimate/learned-model.ts';
import { formatArrivals, parseArrivals } from './arrivals-file.ts';
import { generateArrivals, usualDay } from './generate-arrivals.ts';
import { daySetting, tidalModes } from './hall-day.ts';
import { learnHistory } from './history.ts';
import { policies } from './policies.ts';
import { readHall, readText } from './read-hall.ts';
import { type DayReport, reportOf } from './report.ts';
import { simulateDay } from './simulate-day.ts';
import type { Visitor } from './visitor.ts';

export const usage = `npm run simulate -- --hall demo|hall.json --arrivals arrivals.csv
  --policy tidehall|fifo|strict|ratio   call order (tidehall)
  --tidal forecast|timetable|none       tidal windows (forecast)
  --history past1.csv,past2.csv         past days to learn from
  --seed N                              chance of the simulation (1)
  --json                                one JSON object instead of a table
npm run simulate -- --generate --visitors 750 --seed N > arrivals.csv
  --seniors 0.25 --green 0.08 --booked 0.1 --no-shows 0.05   shares of a synthetic day`;

/** What the command line asks for, done: the text to print. Refuses with the reason. */
export function runCommand(parameters: readonly string[]): Result<string, string> {
  const parsed = parse(parameters);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.help) return ok(`${usage}\n`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) return err(`--seed ${values.seed} is not a whole number`);
  return values.generate ? generate(values, seed) : simulate(values, seed);
}

function parse(parameters: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        hall: { ...text, default: 'demo' },
        arrivals: text,
        policy: { ...text, default: 'tidehall' },
        tidal: { ...text, default: 'forecast' },
        history: text,
        seed: { ...text, default: '1' },
        json: { type: 'boolean', default: false },
        generate: { type: 'boolean', default: false },
        visitors: { ...text, default: String(usualDay.visitors) },
        seniors: { ...text, default: String(usualDay.seniorShare) },
        green: { ...text, default: String(usualDay.greenShare) },
        booked: { ...text, default: String(usualDay.bookedShare) },
        'no-shows': { ...text, default: String(usualDay.noShowShare) },
        help: { type: 'boolean', default: false },
      },
    });
    return ok(values);
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault));
  }
}

type Values = Extract<ReturnType<typeof parse>, { ok: true }>['value'];

function generate(values: Values, seed: number): Result<string, string> {
  const visitors = Number(values.visitors);
  if (!Number.isInteger(visitors) || visitors < 0 || visitors > 100_000) return err(`--visitors ${values.visitors}`);
  const [seniorShare = 0, greenShare = 0, bookedShare = 0, noShowShare = 0] = [
    values.seniors,
    values.green,
    values.booked,
    values['no-shows'],
  ].map(Number);
  const shares = [seniorShare, greenShare, bookedShare, noShowShare];
  if (!shares.every((share) => share >= 0 && share <= 1)) return err('shares lie between 0 and 1');
  return ok(formatArrivals(generateArrivals({ visitors, seniorShare, greenShare, bookedShare, noShowShare }, seed)));
}

function simulate(values: Values, seed: number): Result<string, string> {
  const policy = policies.find((name) => name === values.policy);
  if (policy === undefined) return err(`there is no policy ${values.policy}; there are ${policies.join(', ')}`);
  const tidal = tidalModes.find((name) => name === values.tidal);
  if (tidal === undefined) return err(`there is no tidal mode ${values.tidal}; there are ${tidalModes.join(', ')}`);
  const hall = readHall(values.hall);
  if (!hall.ok) return hall;
  if (values.arrivals === undefined) return err('--arrivals is missing');
  const visitors = readArrivals(values.arrivals);
  if (!visitors.ok) return visitors;
  const past: (readonly Visitor[])[] = [];
  for (const path of (values.history ?? '').split(',').filter((name) => name !== '')) {
    const day = readArrivals(path);
    if (!day.ok) return day;
    past.push(day.value);
  }
  const model = past.length === 0 ? emptyModel : learnHistory(hall.value, past);
  const day = simulateDay(
    daySetting({ hall: hall.value, visitors: visitors.value, policy, tidal, seed, model, estimateEvery: 1 }),
  );
  const report = reportOf(day);
  return ok(values.json ? `${JSON.stringify(report)}\n` : tableOf(report));
}

function readArrivals(path: string): Result<readonly Visitor[], string> {
  const text = readText(path);
  if (!text.ok) return text;
  const visitors = parseArrivals(text.value);
  return visitors.ok ? visitors : err(`${path}, ${visitors.error}`);
}

function tableOf(report: DayReport): string {
  const minutes = (seconds: number) => (seconds / 60).toFixed(1).padStart(7);
  const rows = [...Object.entries(report.groups), ['all', report.all] as const].map(
    ([name, one]) =>
      `${name.padEnd(14)}${String(one.count).padStart(6)}${String(one.served).padStart(8)}` +
      `${minutes(one.meanWait)}${minutes(one.p50)}${minutes(one.p95)}${minutes(one.maxWait)}`,
  );
  const { windowMinutes, estimate } = report;
  return `${[
    'waits in minutes count  served   mean    p50    p95    max',
    ...rows,
    `window minutes: ${windowMinutes.regular} regular, ${windowMinutes.tidal} tidal (${report.tidalSwitches} switches)`,
    `overtakes of one ticket: ${report.maxOvertakes} at most; tickets over budget: ${report.overBudget}`,
    estimateLine(estimate),
  ].join('\n')}\n`;
}

function estimateLine({ p50MeanAbsError, naiveMeanAbsError, p90Coverage }: DayReport['estimate']): string {
  if (p50MeanAbsError === null || naiveMeanAbsError === null || p90Coverage === null) return 'estimate: no ground';
  const [told, naive] = [p50MeanAbsError, naiveMeanAbsError].map((seconds) => (seconds / 60).toFixed(1));
  const held = (100 * p90Coverage).toFixed(1);
  return `estimate: P50 off by ${told} min, ahead × mean / windows by ${naive}; P90 held for ${held} %`;
}
