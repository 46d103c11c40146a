import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/server-process.ts';

const readyTimeLimitMs = 15_000;

export interface BareServer {
  readonly url: string;
  /** Asks it to end, and does not wait for it. */
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
    if (response?.ok) return { url, stop: () => void child.kill('SIGTERM') };
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('the bare server did not start');
    await sleep(20);
  }
}

/** What the server's own metrics say at a moment. */
export interface ServerCounts {
  readonly cpuSeconds: number;
  /** Events and batches made durable, of all halls. */
  readonly events: number;
  readonly commits: number;
}

/** From `/metrics`, each summed over its labels. Throws where one is missing, and where no answer comes within 5 s. */
export async function readCounts(url: string): Promise<ServerCounts> {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
  const sum = (name: string): number => {
    const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? ([0-9.e+-]+)$`, 'gm'))];
    if (lines.length === 0) throw new Error(`the metrics do not name ${name}`);
    return lines.reduce((total, line) => total + Number(line[1]), 0);
  };
  return {
    cpuSeconds: sum('process_cpu_seconds_total'),
    events: sum('tidehall_ledger_seq'),
    commits: sum('tidehall_ledger_commits'),
  };
}
