import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../../queue-server/data-lock.ts';
import { openLastingDatabase } from '../../queue-server/sqlite/lasting-database.ts';
import { freePort } from '../../scripts/support/server-process.ts';
import { createClient, pair, signIn } from '../support/client.ts';
import { connect, within } from '../support/follow.ts';
import { type ServerProcess, spawnServer, untilSaid } from '../support/server-process.ts';
import { adminPassword, startApp } from '../support/start-app.ts';

let folder: string;
const running: ServerProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-start-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    if (server.process.exitCode === null) server.process.kill('SIGKILL');
    await server.ended;
  }
  rmSync(folder, { recursive: true });
});

function start(environment: Record<string, string> = {}): ServerProcess {
  const server = spawnServer({ DATA_DIR: folder, TIDEHALL_ADMIN_PASSWORD: adminPassword, ...environment });
  running.push(server);
  return server;
}

test('a real server starts, greets, refuses a second one on its data in words, and stops with sockets open', async () => {
  const port = await freePort();
  const first = start({ PORT: String(port) });
  await untilSaid(first, 'Tidehall is open on');
  expect(first.words()).toContain('Demo staff: teller1');
  expect(first.words()).not.toContain(adminPassword);

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.words()).toMatch(/^Tidehall did not start: another Tidehall server is running on .*: stop that one/);

  const app = { url: `http://127.0.0.1:${port}` };
  const board = await pair(app, await signIn(app, 'admin'), 'board');
  const socket = await connect(app, { auth: { token: board.token } });
  const gone = within('the socket is closed', (done) => socket.once('disconnect', () => done()));
  first.process.kill('SIGTERM');
  await gone;
  expect(await within<number | null>('the server ends', (done) => void first.ended.then(done))).toBe(0);
  expect(first.words()).not.toMatch(/warning|deprecat/i);
}, 60_000);

test('a folder that is taken is refused to another, and can be taken again when it was let go', async () => {
  const unlock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder, 0)).toThrow('another Tidehall server is running');
  unlock();
  lockDataFolder(folder)();
});

test('a server that cannot start says why in one line', async () => {
  const server = start({ PORT: 'x' });
  expect(await server.ended).toBe(1);
  expect(server.words()).toBe('Tidehall did not start: PORT must be a whole number from 0 to 65535\n');
});

test('a first start on a port that is taken tells the password of the administrator all the same', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const server = start({ PORT: String(port), TIDEHALL_ADMIN_PASSWORD: '' });
  expect(await server.ended).toBe(1);
  other.close();
  expect(server.words()).toContain('address already in use');
  const password = /Administrator: admin, password (\S+) \(shown this once\)/.exec(server.words())?.[1] ?? '';

  const again = start({ PORT: String(port), TIDEHALL_ADMIN_PASSWORD: '' });
  await untilSaid(again, 'Tidehall is open on');
  expect(again.words()).not.toContain('Administrator');
  const signedIn = await createClient({ url: `http://127.0.0.1:${port}` }).post('/session', {
    name: 'admin',
    password,
  });
  expect(signedIn.status).toBe(201);
}, 60_000);

test('data of the demo hall is not served in production', async () => {
  const hallFile = join(folder, 'hall.json');
  const config = JSON.parse(readFileSync(new URL('../../queue-server/demo/demo-hall.json', import.meta.url), 'utf8'));
  writeFileSync(hallFile, JSON.stringify({ ...config, id: 'north' }));
  const dataDir = await copyOfDemoData();
  const environment = { NODE_ENV: 'production', HALL_CONFIG: hallFile };
  await expect(startApp({ dataDir, environment })).rejects.toThrow(
    'In production the data of the demo hall is not served',
  );
});

test('[D-24] a ledger whose last events were changed is not served', async () => {
  const dataDir = await copyOfDemoData();
  const database = openLastingDatabase(join(dataDir, 'ledger.db'));
  database.exec('DROP TRIGGER events_no_update');
  database.exec(`UPDATE events SET actor = 'staff:x' WHERE stream = 'agency' AND seq = 7`);
  database.close();
  await expect(startApp({ dataDir })).rejects.toThrow('the ledger does not verify: agency, event 7');
});

async function copyOfDemoData(): Promise<string> {
  const demo = await startApp();
  await demo.server.close();
  cpSync(demo.dataDir, join(folder, 'copy'), { recursive: true });
  rmSync(demo.dataDir, { recursive: true });
  return join(folder, 'copy');
}
