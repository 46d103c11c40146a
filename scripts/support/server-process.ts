import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real server in a process of its own, on a port and a data folder of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Pulls the plug: kill -9, and waits until the process is gone. */
  pullThePlug(): Promise<void>;
  stop(): Promise<void>;
  /** The end of what it wrote, for whoever must find out why. */
  lastWords(): string;
}

/**
 * As `npm start` sets them: what a request leaves behind is gone before it would be moved to the old generation, and that is not
 * searched through again and again while a day fills it.
 */
const nodeFlags = ['--max-semi-space-size=32', '--initial-old-space-size=256'];
const readyTimeLimitMs = 30_000;
const pollMs = 15;
const lowestPort = 20_000;
const highestPort = 32_000;

/** Starts `dist/server.js` and waits until it is ready. Throws with its last words when it is not in time. */
export async function startServer(
  dataDir: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...nodeFlags, 'dist/server.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      words = (words + chunk).slice(-2000);
    });
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  const deadline = performance.now() + readyTimeLimitMs;
  while (!(await answersReady(url))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`the server did not become ready; its last words:\n${words}`);
    }
    await sleep(pollMs);
  }
  return { url, process: child, pullThePlug: () => end('SIGKILL'), stop: () => end('SIGTERM'), lastWords: () => words };
}

async function answersReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
  return response?.ok ?? false;
}

/**
 * A port that nobody listens on, also while its server is down for a moment: below those that the system gives to outgoing
 * connections and to whoever asks for any.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowestPort, highestPort);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
