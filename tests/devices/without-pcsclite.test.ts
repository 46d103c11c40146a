import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';

const main = fileURLToPath(new URL('../../drivers/agent/main.ts', import.meta.url));
const deny = new URL('./deny-pcsclite.mjs', import.meta.url).href;
const token = 'a-token-of-the-test';
const origin = 'http://localhost:8080';

test('[D-03] where pcsclite could not be built the agent runs, says what to install, and serves its other devices', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-agent-'));
  const path = join(folder, 'agent.json');
  const devices = { socialCard: { kind: 'pcsc' }, printer: { kind: 'simulated' } };
  await writeFile(path, JSON.stringify({ port: 0, token, origins: [origin], ...devices }));
  const agent = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, AGENT_CONFIG: path, NODE_OPTIONS: `--import=${deny}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const ended = once(agent, 'close');
  let errors = '';
  const complained = new Promise<void>((resolve) => {
    agent.stderr.on('data', (bytes) => {
      errors += bytes;
      if (errors.includes('\n')) resolve();
    });
  });
  const [ready] = await once(agent.stdout, 'data');
  const url = /http:\S+/.exec(String(ready))?.[0] ?? '';
  await complained;
  expect(errors).toBe(
    'social-card-reader: the package pcsclite is not there: apt-get install libpcsclite-dev g++ make python3, then npm install again\n',
  );
  const answer = await fetch(`${url}/status`, { headers: { authorization: `Bearer ${token}`, origin } });
  const { parts } = (await answer.json()) as AgentStatus;
  const stateOf = (name: string): string | undefined => parts.find(({ part }) => part === name)?.state;
  expect([stateOf('social-card-reader'), stateOf('ticket-printer')]).toEqual(['absent', 'ok']);
  agent.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await rm(folder, { recursive: true });
}, 60_000);
