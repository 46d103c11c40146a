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

export interface FanoutFigures {
  readonly clients: number;
  /** From the teller's key to the last board, half of the calls. */
  readonly lastClientP50Ms: number;
  /** The same as a multiple of a raw `ws` broadcast of the same size after a bare POST. */
  readonly ofRawWs: number;
}

const calls = 25;
/** Longer than the server gathers changes, so that each call stands alone. */
const quietMs = 120;

/** A call from the POST to the last of so many boards, beside a raw broadcast. */
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
    const figures: FanoutFigures[] = [];
    for (const count of counts) {
      const boards = await connectClients(socketIoBoards(server.url, board.token), count);
      const measured = await measureCalls(boards, kiosk, teller);
      boards.close();
      const raw = await connectClients(rawClients(bare.url), count);
      const limitMs = await measureBroadcasts(raw, bare.url, measured.bytes);
      raw.close();
      figures.push({ clients: count, lastClientP50Ms: round(measured.ms), ofRawWs: round(measured.ms / limitMs) });
    }
    return figures;
  } finally {
    bare.stop();
    await server.stop();
  }
}

async function measureCalls(boards: BoardClients, kiosk: Caller, teller: Caller) {
  const times: number[] = [];
  let bytes = 0;
  for (let call = 0; call < calls; call += 1) {
    await kiosk.post('/halls/demo/tickets', { service: 19 });
    await sleep(quietMs);
    const next = boards.nextForAll();
    const startedMs = performance.now();
    await teller.post('/halls/demo/windows/1/call-next', {});
    const last = await next;
    times.push(last.atMs - startedMs);
    bytes = last.bytes;
    await teller.post('/halls/demo/windows/1/start', {});
    await teller.post('/halls/demo/windows/1/finish', {});
    await sleep(quietMs);
  }
  return { ms: median(times), bytes };
}

async function measureBroadcasts(clients: BoardClients, url: string, bytes: number): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const next = clients.nextForAll();
    const startedMs = performance.now();
    await fetch(`${url}/broadcast`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bytes }),
      signal: AbortSignal.timeout(5_000),
    });
    times.push((await next).atMs - startedMs);
    await sleep(quietMs);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
