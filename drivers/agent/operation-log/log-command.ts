import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../protocol/result.ts';
import type { LogFiles } from './log-files.ts';
import type { LogKey } from './log-key.ts';
import { createOperationLog } from './operation-log.ts';
import { type LogRecord, readOperationLog } from './read-operation-log.ts';

/** What an auditor or an engineer asks of the log of a terminal. */
export type LogCommand =
  | { readonly kind: 'read'; readonly from: number; readonly to: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'accept-clock' };

const commandFlags = ['--read-log', '--verify-log', '--accept-clock'];
const dayMs = 86_400_000;
/** Days are those of the hall. */
const utcOffsetMs = 480 * 60_000;

/**
 * `--read-log [--from 2026-11-01] [--to 2026-11-30]` · `--verify-log` · `--accept-clock` (with the agent stopped: a log has one
 * writer). Null where the agent is to be started as ever; words where it cannot be told.
 */
export function parseLogCommand(args: readonly string[]): Result<LogCommand | null, string> {
  if (!args.some((arg) => commandFlags.includes(arg))) return ok(null);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'read-log': { type: 'boolean', default: false },
        'verify-log': { type: 'boolean', default: false },
        'accept-clock': { type: 'boolean', default: false },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    });
    if (values['accept-clock']) return ok({ kind: 'accept-clock' });
    if (values['verify-log']) return ok({ kind: 'verify' });
    const from = values.from === undefined ? 0 : startOfDay(values.from);
    const to = values.to === undefined ? Number.MAX_SAFE_INTEGER : startOfDay(values.to) + dayMs - 1;
    return Number.isNaN(from) || Number.isNaN(to)
      ? err('--from and --to want a day such as 2026-11-21')
      : ok({ kind: 'read', from, to });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'the flags cannot be read');
  }
}

/** Writes one JSON object a line. Answers the exit code: 0 the log is whole, 1 it is not, 2 the command was refused. */
export async function runLogCommand(
  command: LogCommand,
  { files, key, now }: { readonly files: LogFiles; readonly key: LogKey; readonly now: () => number },
  write: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (command.kind === 'accept-clock') {
    const log = await createOperationLog({ files, key, now });
    const accepted = log.ok ? await log.value.acceptClock() : log;
    write(JSON.stringify(accepted.ok ? { clockAccepted: new Date(now()).toISOString() } : { refused: accepted.error }));
    return accepted.ok ? 0 : 2;
  }
  let entries = 0;
  let faults = 0;
  for await (const record of readOperationLog(files, key)) {
    if (record.kind === 'fault') faults += 1;
    else entries += 1;
    if (isWanted(command, record)) write(shown(record));
  }
  if (command.kind === 'verify') write(JSON.stringify({ entries, faults }));
  return faults === 0 ? 0 : 1;
}

function isWanted(command: Exclude<LogCommand, { kind: 'accept-clock' }>, record: LogRecord): boolean {
  if (record.kind === 'fault') return true;
  return command.kind === 'read' && record.entry.at >= command.from && record.entry.at <= command.to;
}

function shown(record: LogRecord): string {
  if (record.kind === 'fault') {
    const { fault, day, line } = record;
    return JSON.stringify({ fault, day, line });
  }
  const { at, ...facts } = record.entry;
  return JSON.stringify({ seq: record.seq, at: new Date(at).toISOString(), ...facts });
}

function startOfDay(day: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) - utcOffsetMs : Number.NaN;
}
