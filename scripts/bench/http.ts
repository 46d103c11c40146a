import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { joinAs } from '../support/join.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { type Load, post } from './load.ts';
import { readCounts, startBareServer } from './processes.ts';
import { rawCommitsPerSecond } from './raw-commit.ts';

/** Figures for one number of connections; shares are fractions of 1. */
export interface HttpFigures {
  readonly store: 'sqlite';
  readonly connections: number;
  readonly ticketsPerSecond: number;
  readonly p99Ms: number;
  /** Share of a Fastify POST that keeps nothing, in the same run. */
  readonly ofBarePost: number;
  /** Events that one transaction carried on average. */
  readonly batch: number;
  /** Share of a bare loop of transactions of just as many rows. */
  readonly ofRawCommit: number;
}

const warmUpSeconds = 2;

/** Durable tickets over HTTP at several numbers of connections, each beside its limits. */
export async function measureHttp(
  folder: string,
  connections: readonly number[],
  seconds: number,
): Promise<{ readonly http: readonly HttpFigures[]; readonly cpuMsPerTicket: number }> {
  const bare = await startBareServer();
  const dataDir = join(folder, 'http');
  await mkdir(dataDir);
  const server = await startServer(dataDir, await freePort());
  try {
    const { token } = await joinAs('kiosk', server.url);
    const tickets = `${server.url}/api/v1/halls/demo/tickets`;
    const body = { service: 19 };
    await post(`${bare.url}/tickets`, body, token, 8, warmUpSeconds);
    await post(tickets, body, token, 8, warmUpSeconds);
    const http: HttpFigures[] = [];
    let cpuMsPerTicket = 0;
    for (const count of connections) {
      const limit = await post(`${bare.url}/tickets`, body, token, count, seconds);
      const before = await readCounts(server.url);
      const measured = await post(tickets, body, token, count, seconds);
      const after = await readCounts(server.url);
      cpuMsPerTicket = ((after.cpuSeconds - before.cpuSeconds) * 1000) / measured.answered;
      const batch = Math.max(1, (after.events - before.events) / Math.max(1, after.commits - before.commits));
      const raw = rawCommitsPerSecond(folder, Math.round(batch), Math.min(2, seconds));
      http.push({ ...figures(count, measured, limit, raw), batch: round(batch) });
    }
    return { http, cpuMsPerTicket: round(cpuMsPerTicket) };
  } finally {
    bare.stop();
    await server.stop();
  }
}

function figures(connections: number, measured: Load, bare: Load, rawPerSecond: number): Omit<HttpFigures, 'batch'> {
  return {
    store: 'sqlite',
    connections,
    ticketsPerSecond: Math.round(measured.perSecond),
    p99Ms: measured.p99Ms,
    ofBarePost: round(measured.perSecond / bare.perSecond),
    ofRawCommit: round(measured.perSecond / rawPerSecond),
  };
}

/** To three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
