import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err } from '../../protocol/result.ts';
import { checkConfig } from './config.ts';
import { type LogVerdict, verifyOperationLog } from './operation-log/read-operation-log.ts';
import { openLogFolder } from './operation-log/terminal-log.ts';
import { morning } from './operation-log/test-log.ts';
import { startAgent } from './start.ts';

const surroundings = { production: false, now: () => morning };
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tidehall-second-agent-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function startAt(port: number) {
  const config = checkConfig({ port, token: 'token-of-the-test', origins: ['http://hall.test'], dataDir });
  if (!config.ok) throw new Error(config.error.join());
  return startAgent(config.value, surroundings);
}

async function verify(): Promise<LogVerdict> {
  const folder = await openLogFolder(dataDir, undefined);
  if (!folder.ok) throw new Error(folder.error);
  return verifyOperationLog(folder.value.files, folder.value.key);
}

test('[D-24] an agent that is started a second time by mistake refuses, and leaves the log of the first one whole', async () => {
  const first = await startAt(0);
  if (!first.ok) throw new Error(first.error.join());
  await expect.poll(async () => (await verify()).entries, { timeout: 5_000 }).toBe(1);
  const port = Number(new URL(first.value.url).port);
  expect(await startAt(port)).toEqual(err([`port ${port} cannot be had (EADDRINUSE)`]));
  await first.value.app.close();
  expect(await verify()).toEqual({ entries: 2, faults: [] });
});

test('[D-24] the clock is not accepted beside a running agent, which would not know of it', async () => {
  const first = await startAt(0);
  if (!first.ok) throw new Error(first.error.join());
  const port = Number(new URL(first.value.url).port);
  const path = join(dataDir, 'agent.json');
  await writeFile(path, JSON.stringify({ port, token: 'token-of-the-test', origins: ['http://hall.test'], dataDir }));
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const asked = spawn(process.execPath, ['--import', 'tsx', main, '--accept-clock'], {
    env: { PATH: process.env.PATH, AGENT_CONFIG: path },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 60_000,
  });
  let said = '';
  asked.stderr.on('data', (bytes) => {
    said += bytes;
  });
  expect(await once(asked, 'close')).toEqual([2, null]);
  expect(said).toBe(`agent: port ${port} is in use: stop the agent before its clock is accepted\n`);
  await first.value.app.close();
  expect((await verify()).faults).toEqual([]);
});
