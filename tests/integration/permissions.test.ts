import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import { deviceKinds, deviceMay, type Permission, permissions, positions, reach } from '../../protocol/permissions.ts';
import { signIn as openSession, registerStaff } from '../../queue-server/app/staff-accounts.ts';
import { type Client, createClient, pair, signIn } from '../support/client.ts';
import { type OpenApi, type Operation, operationsOf } from '../support/openapi.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const password = 'position-of-the-tests';

let app: StartedApp;
let operations: readonly Operation[];
beforeAll(async () => {
  app = await startApp();
  const document = await createClient(app).send<OpenApi>('GET', '/api/openapi.json');
  operations = operationsOf(document.body).filter(({ path }) => path.startsWith('/api/v1/'));
});
afterAll(() => app.stop());

/** Sends what can do nothing: a body that fits no schema. Who may not come in is told before it is looked at. */
async function knock(client: Client, { method, path }: Operation): Promise<string> {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => (name === 'hall' ? 'demo' : 'nosuch'));
  const answer = await client.send(method, filled, method === 'GET' || method === 'DELETE' ? {} : { body: [] });
  expect(answer.status).toBeLessThan(500);
  if (answer.status === 401) return 'not signed in';
  return answer.body?.code === 'forbidden' ? 'forbidden' : 'let in';
}

/** Signing out comes last: it is let in too, and ends the session. */
function inOrder(): readonly Operation[] {
  return [...operations].sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
}

async function member(position: (typeof positions)[number], halls: readonly HallId[]): Promise<Client> {
  const { context } = app.server;
  const signInName = `${position}-${halls.length}`;
  await registerStaff(context, {
    signInName,
    displayName: '测试',
    staffNo: 'X1',
    positions: [position],
    halls,
    password,
  });
  const opened = await openSession(context, { name: signInName, password, hours: 1 });
  if (!opened.ok) throw new Error(opened.error.code);
  return createClient(app, { cookie: `tidehall_session=${opened.value.cookie}` });
}

/** Asked for by sockets too, or by them alone. */
const onSockets: readonly Permission[] = ['board.read', 'queue.read', 'device.read'];
/** In the table already, and asked for by the room that comes with them: notices of the hall, staff, the audit search. */
const waiting: readonly Permission[] = ['display.publish', 'staff.manage', 'audit.read'];

test('[K-09] every route names a permission that exists, and every permission is asked for somewhere or waits for its room', () => {
  const asked = new Set(operations.map((operation) => operation['x-permission']));
  const known = Object.keys(permissions) as Permission[];
  for (const permission of asked) expect([...known, 'public']).toContain(permission);
  expect(known.filter((permission) => !asked.has(permission) && !onSockets.includes(permission))).toEqual(waiting);
  expect(operations.length).toBeGreaterThanOrEqual(39);
});

describe('[K-09] each position is let in exactly where the table of permissions says', () => {
  test.each(positions)('%s', async (position) => {
    const client = await member(position, ['demo' as HallId]);
    for (const operation of inOrder()) {
      const permission = operation['x-permission'] as Permission | 'public';
      const expected = permission === 'public' || reach(permission, [position]) !== 'none' ? 'let in' : 'forbidden';
      expect(await knock(client, operation), `${operation.method} ${operation.path}`).toBe(expected);
    }
  });
});

describe('[K-09] each kind of device is let in exactly where the table of permissions says', () => {
  test.each(deviceKinds)('%s', async (kind) => {
    const client = await pair(app, await signIn(app, 'admin'), kind, '1');
    for (const operation of inOrder()) {
      const permission = operation['x-permission'] as Permission | 'public';
      const expected = permission === 'public' || deviceMay(permission, kind) ? 'let in' : 'forbidden';
      expect(await knock(client, operation), `${operation.method} ${operation.path}`).toBe(expected);
    }
  });
});

test('[K-09] whoever is nobody, or proves to be somebody with a forgery, is let in nowhere but where all are', async () => {
  const forgeries = [
    {},
    { authorization: `Bearer ${'x'.repeat(43)}` },
    { authorization: 'Bearer' },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
    { cookie: `tidehall_session=${'x'.repeat(43)}` },
    { cookie: 'tidehall_session=' },
  ];
  for (const headers of forgeries) {
    for (const operation of operations) {
      const expected = operation['x-permission'] === 'public' ? 'let in' : 'not signed in';
      const found = await knock(createClient(app, headers), operation);
      expect(found, `${JSON.stringify(headers)} ${operation.method} ${operation.path}`).toBe(expected);
    }
  }
});

test('[K-09] staff of another hall have no say in this one', async () => {
  const stranger = await member('hallManager', []);
  for (const operation of operations.filter(({ path }) => path.includes('{hall}'))) {
    const expected = operation['x-permission'] === 'public' ? 'let in' : 'forbidden';
    expect(await knock(stranger, operation), operation.path).toBe(expected);
  }
});

test('[K-09] HEAD tells no more than GET', async () => {
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const path = operation.path.replace(/\{hall\}/, 'demo').replace(/\{\w+\}/, 'nosuch');
    const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => createClient(app).send(method, path)));
    expect([head?.status, head?.text], path).toEqual([get?.status, '']);
  }
});
