import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemKinds } from '../../protocol/problem-kinds.ts';
import demoStaff from '../../queue-server/demo/demo-staff.json' with { type: 'json' };
import { createRandom } from '../../queue-server/domain/estimate/random.ts';
import { ensureBuilt } from '../../scripts/launch/build.mjs';
import { joinAs } from '../../scripts/support/join.ts';
import { freePort, type ServerProcess, startServer } from '../../scripts/support/server-process.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { type FuzzRequest, type Known, operationsOf, requestTo } from './requests.ts';
import { oneOf } from './samples.ts';

const requests = 20_000;
const atOnce = 24;
const seed = 20_260_506;
const timeLimitMs = 15_000;
const adminPassword = 'fuzz-admin-password';

let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  ensureBuilt('server', 'estimates');
  folder = await mkdtemp(join(tmpdir(), 'tidehall-fuzz-'));
  // Guesses are not slowed down, so that the fuzz meets the doors behind.
  const env = { GUESSES_PER_MINUTE: '100000', TIDEHALL_ADMIN_PASSWORD: adminPassword };
  server = await startServer(folder, await freePort(), env);
}, 120_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`${requests} requests made from the OpenAPI document get no 5xx, and every refusal is a problem with a stable code`, async () => {
  const document = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const operations = operationsOf(document).filter(({ path }) => path.startsWith('/api/'));
  expect(operations.length).toBeGreaterThan(30);
  const callers = await enter();
  const known: Known = {
    hall: ['demo'],
    window: ['1', '2', '3', 'T1'],
    ticket: ['x'],
    print: ['x'],
    help: ['x'],
    device: ['x'],
  };
  const random = createRandom(seed);
  /** One example of each. */
  const faults = new Map<string, string>();
  const seen = new Map<string, number>();
  let sent = 0;
  async function worker(): Promise<void> {
    while (sent < requests) {
      sent += 1;
      const operation = oneOf(operations, random);
      const signsOut = operation.method === 'DELETE' && random() < 0.99;
      const caller = signsOut ? {} : oneOf(callers, random);
      const request = requestTo(operation, caller, known, sent, random);
      const answer = await send(request);
      seen.set(answer.outcome, (seen.get(answer.outcome) ?? 0) + 1);
      if (answer.fault !== null) {
        const example = `${request.path.slice(0, 120)} ${request.body?.slice(0, 300)}`;
        faults.set(`${answer.fault.slice(0, 60)} ${operation.method} ${operation.path}`, `${answer.fault}: ${example}`);
      }
      learn(known, operation.path, answer.body);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect([...faults.values()]).toEqual([]);
  // The fuzz is worth something only if it got past the doors.
  expect(seen.get('2xx')).toBeGreaterThan(requests / 50);
  expect(seen.size).toBeGreaterThan(15);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
}, 300_000);

test('the ledger is whole after all that', async () => {
  const lines: string[] = [];
  expect(await verifyLedger(['--data', folder], (line) => lines.push(line)), lines.join('\n')).toBe(0);
});

/** Nobody, a forger, a kiosk, a board, and staff of each kind. */
async function enter(): Promise<readonly Record<string, string>[]> {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const callers: Record<string, string>[] = [{}, bearer('forged'), { cookie: 'tidehall_session=forged' }];
  for (const kind of ['kiosk', 'board'] as const) callers.push(bearer((await joinAs(kind, server.url)).token));
  const staff = ['teller1', 'teller2', 'teller3', 'guide1', 'guide2', 'manager', 'auditor'];
  for (const name of staff) callers.push(await signIn(name, demoStaff.password));
  callers.push(await signIn('admin', adminPassword));
  return callers;
}

async function signIn(name: string, password: string): Promise<Record<string, string>> {
  const answer = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `enter-${name}` },
    body: JSON.stringify({ name, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  expect(cookie, `${name} signs in`).toBeDefined();
  return { cookie: cookie ?? '' };
}

interface Judged {
  readonly outcome: string;
  readonly fault: string | null;
  readonly body: unknown;
}

async function send(request: FuzzRequest): Promise<Judged> {
  const response = await fetch(`${server.url}${request.path}`, {
    method: request.method,
    headers: request.headers,
    signal: AbortSignal.timeout(timeLimitMs),
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') && text !== '' ? JSON.parse(text) : null;
  if (response.status < 400) return { outcome: '2xx', fault: null, body };
  const code = (body as { readonly code?: unknown } | null)?.code;
  const outcome = String(code ?? response.status);
  if (response.status >= 500) return { outcome, fault: `${response.status} ${text.slice(0, 200)}`, body };
  const isProblem = type.startsWith('application/problem+json') && typeof code === 'string' && code in problemKinds;
  return {
    outcome,
    fault: isProblem ? null : `${response.status} is no problem with a known code: ${text.slice(0, 200)}`,
    body,
  };
}

/** Ids that the server gave are used in later requests, so that the fuzz gets into the depth. */
function learn(known: Known, path: string, body: unknown): void {
  const { id, print, device, ticket } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (path.endsWith('/tickets')) remember(known.ticket, id);
  if (path.endsWith('/prints')) remember(known.print, print);
  if (path.endsWith('/pairings')) remember(known.device, device);
  if (path.endsWith('/help')) remember(known.help, id);
  remember(known.ticket, (ticket as { readonly id?: unknown } | null | undefined)?.id);
}

function remember(list: string[] | undefined, id: unknown): void {
  if (typeof id === 'string' && list !== undefined && list.length < 2_000) list.push(id);
}
