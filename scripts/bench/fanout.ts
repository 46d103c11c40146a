import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import demoStaff from '../../queue-server/demo/demo-staff.json' with { type: 'json' };
import { type Caller, createCaller } from '../support/caller.ts';
import { joinAs, signIn } from '../support/join.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { type BoardClients, connectClients, rawClients, socketIoBoards } from './board-clients.ts';
import { round } from './http.ts';
import { startBareServer } from './processes.ts';

/** Figures for one number of boards, medians of 50 calls. */
export interface FanoutFigures {
  readonly clients: number;
  /** From the teller's key to the last board, half of the calls. */
  readonly lastClientP50Ms: number;
  /** The same as a multiple of a raw `ws` broadcast of the same text after a bare POST. */
  readonly ofRawWs: number;
}

const calls = 50;
/** Longer than the server gathers changes, so that each call stands alone. */
const quietMs = 120;
/** Tickets of the day so far, so that the ledger writes as it does in an open hall. */
const ticketsBefore = 400;

/** A call from the POST to the last of so many boards, by turns with a raw broadcast of what that call told. */
export async function measureFanout(folder: string, counts: readonly number[]): Promise<readonly FanoutFigures[]> {
  const bare = await startBareServer();
  const dataDir = join(folder, 'fanout');
  await mkdir(dataDir);
  const server = await startServer(dataDir, await freePort());
  try {
    const kiosk = createCaller(server.url, (await joinAs('kiosk', server.url)).token);
    const board = await joinAs('board', server.url);
    const teller = createCaller(server.url);
    await signIn(teller, 'teller1', demoStaff.password);
    await teller.post('/halls/demo/windows/1/open', {});
    for (let ticket = 0; ticket < ticketsBefore; ticket += 1) await kiosk.post('/halls/demo/tickets', { service: 19 });
    const figures: FanoutFigures[] = [];
    for (const count of counts) {
      const boards = await connectClients(socketIoBoards(server.url, board.token), count);
      const raw = await connectClients(rawClients(bare.url), count);
      const { ms, limitMs } = await measureByTurns(boards, raw, teller, bare.url);
      boards.close();
      raw.close();
      figures.push({ clients: count, lastClientP50Ms: round(ms), ofRawWs: round(ms / limitMs) });
    }
    return figures;
  } finally {
    bare.stop();
    await server.stop();
  }
}

async function measureByTurns(boards: BoardClients, raw: BoardClients, teller: Caller, bareUrl: string) {
  const times: number[] = [];
  const limits: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const told = await timeOf(boards, () => teller.post('/halls/demo/windows/1/call-next', {}));
    times.push(told.ms);
    await teller.post('/halls/demo/windows/1/start', {});
    await teller.post('/halls/demo/windows/1/finish', {});
    await send('PUT', `${bareUrl}/message`, { message: told.text });
    await sleep(quietMs);
    limits.push((await timeOf(raw, () => send('POST', `${bareUrl}/broadcast`, {}))).ms);
    await sleep(quietMs);
  }
  return { ms: median(times), limitMs: median(limits) };
}

/** From the request to the moment at which the last client has got what it brought about. */
async function timeOf(clients: BoardClients, request: () => Promise<unknown>) {
  const next = clients.nextForAll();
  const startedMs = performance.now();
  const [last] = await Promise.all([next, request()]);
  return { ms: last.atMs - startedMs, text: last.text };
}

async function send(method: string, url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  });
  await answer.arrayBuffer();
}

/** Of an even number of values the upper of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
