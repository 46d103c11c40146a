import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { devicePlugins } from './plugins.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const demoFlags = ['--simulated', '--port', '0', '--token', 'demo-token', '--origin', 'http://localhost:8080'];

function start(flags: readonly string[], env: Record<string, string>) {
  const agent = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const said = { out: '', err: '' };
  agent.stdout.on('data', (bytes) => {
    said.out += bytes;
  });
  agent.stderr.on('data', (bytes) => {
    said.err += bytes;
  });
  return { agent, said, ended: once(agent, 'close') };
}

test('[D-26] simulated devices are refused in production', async () => {
  const { said, ended } = start(demoFlags, { NODE_ENV: 'production' });
  expect(await ended).toEqual([2, null]);
  const refused = said.err.trim().split('\n');
  for (const { key } of devicePlugins) {
    expect(refused).toContain(`agent: ${key}: a simulated device is refused while NODE_ENV is production`);
  }
  expect(refused).toContain('agent: dataDir: is missing; while NODE_ENV is production the operation log is kept there');
  expect(refused).toHaveLength(devicePlugins.length + 1);
  expect(said.out).toBe('');
});

test('says in one line that it is ready, and ends when it is told to', async () => {
  const { agent, said, ended } = start(demoFlags, {});
  await once(agent.stdout, 'data');
  expect(said.out).toMatch(/^agent ready at http:\/\/127\.0\.0\.1:\d+\n$/);
  agent.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('[D-24] [D-26] real devices that are missing are a state, not a reason to stay away; a production start has no simulator', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-agent-'));
  const path = join(folder, 'agent.json');
  const printer = { kind: 'device-file', path: '/dev/tidehall-none', paperMm: 80 };
  const origins = ['http://localhost:8080'];
  await writeFile(
    path,
    JSON.stringify({ port: 0, token: 'a-real-token', origins, dataDir: join(folder, 'data'), printer }),
  );
  const { agent, said, ended } = start([], { NODE_ENV: 'production', AGENT_CONFIG: path });
  await once(agent.stdout, 'data');
  const url = /http:\S+/.exec(said.out)?.[0] ?? '';
  const headers = { authorization: 'Bearer a-real-token', origin: 'http://localhost:8080' };
  const status = await (await fetch(`${url}/status`, { headers })).json();
  expect(status.simulated).toBe(false);
  expect(status.parts[0]).toMatchObject({ part: 'ticket-printer', state: 'absent', fitted: true });
  expect(status.parts[1]).toMatchObject({ part: 'id-card-reader', state: 'absent', fitted: false });
  expect((await fetch(`${url}/simulator/`, { headers })).status).toBe(404);
  agent.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);

  const asked = start(['--verify-log'], { NODE_ENV: 'production', AGENT_CONFIG: path });
  expect(await asked.ended).toEqual([0, null]);
  expect(JSON.parse(asked.said.out)).toMatchObject({ faults: 0 });
  expect(JSON.parse(asked.said.out).entries).toBeGreaterThanOrEqual(2);
  await rm(folder, { recursive: true });
});
