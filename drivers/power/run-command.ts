import { execFile } from 'node:child_process';
import { err, ok, type Result } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';

/** What a command left that ran to its end: its exit code, and what it wrote to its output and its error output. */
export interface CommandOutput {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Why a command did not run to its end: it could not be started, it took too long, or a signal or too much output ended it. */
export type CommandTrouble = 'missing' | 'timeout' | 'broken-off';

/**
 * Runs a command of the operating system, its words one by one, without a shell. What takes longer than the limit or writes more
 * than 64 KiB is killed.
 */
export type RunCommand = (words: readonly string[], limitMs: number) => Promise<Result<CommandOutput, CommandTrouble>>;

/** A process that hangs in the kernel does not end when it is killed. */
const killMs = 1_000;

export const runCommand: RunCommand = async (words, limitMs) => {
  const ended = await within(run(words, limitMs), limitMs + killMs);
  return ended.ok ? ended.value : err('timeout');
};

function run([file = '', ...words]: readonly string[], limitMs: number): ReturnType<RunCommand> {
  return new Promise((resolve) => {
    const options = { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 65_536, windowsHide: true } as const;
    execFile(file, words, options, (error, out, errors) => {
      if (error === null) return resolve(ok({ code: 0, out, errors }));
      if (error.killed === true) return resolve(err('timeout'));
      if (typeof error.code === 'number') return resolve(ok({ code: error.code, out, errors }));
      // No code: a signal ended it. But for this one, a word says why it could not be run at all.
      const ran = typeof error.code !== 'string' || error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';
      return resolve(err(ran ? 'broken-off' : 'missing'));
    });
  });
}
