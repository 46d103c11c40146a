import { execFile } from 'node:child_process';
import { err, ok, type Result } from '../../protocol/result.ts';

/** What a command left that ran to its end: its exit code, and what it wrote to its output and its error output. */
export interface CommandOutput {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs a command of the operating system, its words one by one, without a shell. What takes longer than the limit is killed. */
export type RunCommand = (
  words: readonly string[],
  limitMs: number,
) => Promise<Result<CommandOutput, 'missing' | 'timeout'>>;

export const runCommand: RunCommand = ([file = '', ...words], limitMs) =>
  new Promise((resolve) => {
    const options = { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 65_536, windowsHide: true } as const;
    execFile(file, words, options, (error, out, errors) => {
      if (error === null) return resolve(ok({ code: 0, out, errors }));
      if (error.killed === true) return resolve(err('timeout'));
      // A number is the exit code; a word says why it could not be run at all.
      return resolve(typeof error.code === 'number' ? ok({ code: error.code, out, errors }) : err('missing'));
    });
  });
