import { type ChildProcess, spawn } from 'node:child_process';
import { within } from './follow.ts';

export interface ServerProcess {
  readonly process: ChildProcess;
  /** What it has written so far, to both its outputs. */
  words(): string;
  /** Resolves with the exit code once all that it wrote has come. */
  readonly ended: Promise<number | null>;
}

/** `server.ts` as it is run in development, in a process of its own. */
export function spawnServer(environment: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'queue-server/server.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ESPEAK: 'no-such-voice', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, words: () => text, ended };
}

/** Waits until it has said something, and fails with its last words when it ends before. */
export function untilSaid(server: ServerProcess, words: string, timeLimitMs = 20_000): Promise<void> {
  return within(
    `the server says ${words}`,
    (done, fail) => {
      const look = () => server.words().includes(words) && done();
      server.process.stdout?.on('data', look);
      server.process.stderr?.on('data', look);
      void server.ended.then(() => fail(new Error(`the server ended:\n${server.words()}`)));
      look();
    },
    timeLimitMs,
  );
}
