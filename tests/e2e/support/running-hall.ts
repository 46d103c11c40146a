import { mkdtemp, rm, symlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CardData } from '../../../protocol/agent.ts';
import type { HallId, TicketId } from '../../../protocol/ids.ts';
import type { Position } from '../../../protocol/permissions.ts';
import { openAgency, serviceNames } from '../../../queue-server/app/agency.ts';
import type { AppContext } from '../../../queue-server/app/context.ts';
import { openHall } from '../../../queue-server/app/hall.ts';
import { introduceCatalogue, introduceHall, readHallConfig } from '../../../queue-server/app/set-up.ts';
import { registerStaff } from '../../../queue-server/app/staff-accounts.ts';
import { defaultWriterOptions } from '../../../queue-server/app/stream-writer.ts';
import { sessionCookie } from '../../../queue-server/http/authenticate.ts';
import { buildHttp } from '../../../queue-server/http/build-http.ts';
import { problemOf } from '../../../queue-server/http/problem-reply.ts';
import { createMemoryLedger } from '../../../queue-server/ledger/memory-ledger.ts';
import { buildRealtime } from '../../../queue-server/realtime/build-realtime.ts';
import { silentSpeech } from '../../../queue-server/speech/speech.ts';
import { createMemoryVault } from '../../../queue-server/vault/memory-vault.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const hallId = 'demo' as HallId;
const password = 'a-password-for-tests';
const codes = { kiosk: 'TEST-KIOSK', board: 'TEST-BOARD' };

/** The real server in this process on a free port, with its stores in memory. */
export interface RunningHall {
  readonly url: string;
  readonly password: string;
  /** Takes a ticket through the API as guidance staff would, with a card where one is given. */
  issue(body?: { service?: number; holder?: CardData; grantedGroup?: string; reason?: string }): Promise<IssuedTicket>;
  /** Calls for help as a kiosk. */
  askForHelp(screen: string): Promise<void>;
  close(): Promise<void>;
}

export interface IssuedTicket {
  readonly id: TicketId;
  readonly number: string;
}

const staff: readonly (readonly [name: string, displayName: string, staffNo: string, position: Position])[] = [
  ['teller', '测试柜员', 'T900', 'integratedTeller'],
  ['guide', '测试引导', 'G900', 'guide'],
  ['admin', '测试管理员', 'A900', 'systemAdmin'],
];

/**
 * @param pages folders with built front ends, by the path under which the server shows them
 * @param agentOrigins agents that a kiosk page may talk to
 */
export async function startHall(
  pages: Readonly<Record<string, string>>,
  agentOrigins: readonly string[] = [],
): Promise<RunningHall> {
  const publicDir = await mkdtemp(join(tmpdir(), 'hall-pages-'));
  for (const [path, folder] of Object.entries(pages)) await symlink(folder, join(publicDir, path));
  const clock = { now: () => Date.now() };
  const ledger = createMemoryLedger();
  const vault = createMemoryVault();
  const faults: unknown[] = [];
  const writing = { ...defaultWriterOptions, onFault: (_what: string, error: unknown) => void faults.push(error) };
  const agency = await openAgency(ledger, writing);
  await introduceCatalogue(agency, join(root, 'queue-server/domain/catalogue/base-catalogue.json'), clock.now());
  await introduceHall(ledger, readHallConfig(join(root, 'queue-server/demo/demo-hall.json')), clock.now(), writing);
  const hall = await openHall(ledger, hallId, { ...writing, now: clock.now, serviceName: serviceNames(agency) });
  const context: AppContext = {
    clock,
    ledger,
    vault,
    speech: silentSpeech('not in this test'),
    agency,
    halls: new Map([[hallId, hall]]),
    settings: {
      publicUrl: 'http://127.0.0.1',
      production: false,
      sessionHours: 1,
      pairingMinutes: 10,
      publicDir,
      agentOrigins,
      guessesPerMinute: 1_000,
    },
    demo: { reply: { hall: hallId, codes, agent: null } },
  };
  for (const [signInName, displayName, staffNo, position] of staff) {
    await registerStaff(context, {
      signInName,
      displayName,
      staffNo,
      positions: [position],
      halls: [hallId],
      password,
    });
  }
  const app = await buildHttp(context, { logger: null, trustProxy: false });
  await app.ready();
  const io = buildRealtime(app.server, context, { sessionCookie, problemOf: (refusal) => problemOf(refusal, 'zh') });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const post = poster(url);
  const guide = { cookie: await signInCookie(url, 'guide') };
  const kiosk = {
    authorization: `Bearer ${(await post<{ token: string }>('/devices/pair', { code: codes.kiosk })).token}`,
  };

  return {
    url,
    password,
    issue: (body = { service: 1 }) => post('/halls/demo/tickets', body, guide),
    askForHelp: async (screen) => void (await post('/halls/demo/help', { screen }, kiosk)),
    async close() {
      await io.close();
      await app.close();
      await hall.close();
      await agency.close();
      await rm(publicDir, { recursive: true, force: true });
      if (faults.length > 0) throw new Error(`the server had ${faults.length} faults`);
    },
  };
}

function poster(url: string) {
  let count = 0;
  return async <Reply>(path: string, body: object, headers: Record<string, string> = {}): Promise<Reply> => {
    count += 1;
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `test-support-${count}`, ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Reply;
  };
}

async function signInCookie(url: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `test-support-${name}` },
    body: JSON.stringify({ name, password }),
    signal: AbortSignal.timeout(5_000),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
