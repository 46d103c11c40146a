import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/server-process.ts';

const readyTimeLimitMs = 15_000;

export interface BareServer {
  readonly url: string;
  readonly process: ChildProcess;
  stop(): void;
}

/** Starts what the system is compared with. */
export async function startBareServer(): Promise<BareServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = ['--import', 'tsx', 'scripts/bench/bare-server.ts', '--port', String(port)];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
  const deadline = performance.now() + readyTimeLimitMs;
  for (;;) {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    if (response?.ok) return { url, process: child, stop: () => void child.kill('SIGTERM') };
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('the bare server did not start');
    await sleep(20);
  }
}

/** CPU seconds that a server has used, from its own metrics. */
export async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
  const line = /^process_cpu_seconds_total(?:\{[^}]*\})? ([0-9.e+-]+)/m.exec(text);
  if (line?.[1] === undefined) throw new Error('the metrics name no CPU time');
  return Number(line[1]);
}
