import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Ends by itself after two minutes, so that a test that did not close it leaves no process behind. */
export interface SerialLine {
  /** Where the pseudo-terminal is to be opened, in a temporary folder that `close` removes. */
  readonly path: string;
  close(): Promise<void>;
}

/** For the suites: a pseudo-terminal whose far end is a TCP port, made by `socat`. To a driver it is a serial line. */
export async function startSerialLine(tcpPort: number): Promise<SerialLine> {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-line-'));
  const path = join(folder, 'tty');
  const socat = spawn('socat', ['-d', '-d', `PTY,raw,echo=0,link=${path}`, `TCP:127.0.0.1:${tcpPort},nodelay`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 120_000,
  });
  for await (const line of createInterface(socat.stderr)) if (line.includes('starting data transfer loop')) break;
  // A cable stays plugged in while nobody has the port open; without this handle socat would see its end.
  const held = openSync(path, 'r+');
  const ended = once(socat, 'close');
  socat.stderr.resume();
  return {
    path,
    async close() {
      closeSync(held);
      socat.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
