import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../../queue-server/data-lock.ts';
import { freePort } from '../../scripts/support/server-process.ts';

const timeLimitMs = 120_000;
let folder: string;
let ended: Promise<number | null> = Promise.resolve(null);
let started: ChildProcess | undefined;
let words = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidehall-start-'));
});
afterEach(async () => {
  if (started?.pid !== undefined) killGroup(started.pid);
  await ended;
  await rm(folder, { recursive: true, force: true });
});

function start(port: number, env: Readonly<Record<string, string>>, ...parameters: readonly string[]): ChildProcess {
  return run(process.execPath, ['scripts/start.mjs', ...parameters], port, env);
}

function run(
  command: string,
  parameters: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  words = '';
  started = spawn(command, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'development', PORT: String(port), DATA_DIR: folder, ...env },
    // A group of its own, so that nothing of it outlives the test.
    detached: true,
  });
  for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => (words += chunk));
  const child = started;
  // Not before all that it wrote has come, and with it what its children wrote.
  ended = new Promise((resolve) => child.once('close', resolve));
  return child;
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // All of it has ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Asks until the answer is as wanted; says what the process wrote when it never is. */
async function until(url: string, wanted: (response: Response | undefined) => boolean, headers = {}): Promise<void> {
  const deadline = performance.now() + timeLimitMs;
  for (;;) {
    const signal = AbortSignal.timeout(2_000);
    if (wanted(await fetch(url, { signal, headers }).catch(() => undefined))) return;
    if (performance.now() > deadline) throw new Error(`${url} is not as wanted:\n${words}`);
    await sleep(50);
  }
}

test('npm start serves the demo hall with simulated devices, which end with it even when it is killed', async () => {
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const child = start(port, {});
  await until(`${server}/readyz`, (response) => response?.ok === true);
  for (const page of ['/kiosk/', '/board/', '/staff/', '/t/unknown']) {
    expect((await fetch(server + page)).headers.get('content-type'), page).toMatch(/^text\/html/);
    expect(words).toContain(page.replace('unknown', '<ticket>'));
  }
  const { agent } = await (await fetch(`${server}/api/v1/demo`)).json();
  const headers = { authorization: `Bearer ${agent.token}`, origin: server };
  await until(`${agent.url}/status`, (response) => response?.ok === true, headers);

  child.kill('SIGKILL');
  await until(`${agent.url}/status`, (response) => response === undefined, headers);
}, 180_000);

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'who ends npm start with %s ends the server, and its data can be had again',
  async (signal) => {
    const port = await freePort();
    const child = run('npm', ['start'], port, {});
    await until(`http://127.0.0.1:${port}/readyz`, (response) => response?.ok === true);
    child.kill(signal);
    await until(`http://127.0.0.1:${port}/readyz`, (response) => response === undefined);
    lockDataFolder(folder)();
  },
  180_000,
);

test('with --traffic simulated visitors and tellers use the hall within seconds, also where it listens at one address only', async () => {
  const port = await freePort();
  start(port, { HOST: '127.0.0.2' }, '--traffic');
  const server = `http://127.0.0.2:${port}`;
  await until(`${server}/readyz`, (response) => response?.ok === true);
  const paired = await fetch(`${server}/api/v1/devices/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a-board' },
    body: JSON.stringify({ code: 'DEMO-BOARD' }),
  });
  const { token } = await paired.json();
  const deadline = performance.now() + timeLimitMs;
  for (;;) {
    const response = await fetch(`${server}/api/v1/halls/demo/board`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const board = await response.json();
    if (board.recent.length >= 3) break;
    if (performance.now() > deadline) throw new Error(`nobody is called:\n${words}`);
    await sleep(200);
  }
}, 180_000);

test('[D-26] in production there is no demo hall, no demo staff and no simulated device', async () => {
  start(await freePort(), { NODE_ENV: 'production' });
  expect(await ended).toBe(1);
  expect(words).toContain('HALL_CONFIG');
  expect(words).not.toContain('agent ready');
  start(await freePort(), { NODE_ENV: 'production' }, '--traffic');
  expect(await ended).toBe(1);
  expect(words).toContain('--traffic');
}, 180_000);

test('a public address that is none is refused in words, and leaves no agent behind', async () => {
  start(await freePort(), { PUBLIC_URL: 'hall' });
  expect(await ended).toBe(1);
  expect(words).toContain('Tidehall did not start: PUBLIC_URL must be an address');
  expect(words).not.toMatch(/\n {4}at /);
}, 180_000);
