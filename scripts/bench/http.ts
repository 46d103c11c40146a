import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { joinAs } from '../support/join.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { type Load, post } from './load.ts';
import { cpuSeconds, startBareServer } from './processes.ts';
import { rawCommitsPerSecond } from './raw-commit.ts';

export interface HttpFigures {
  readonly store: 'sqlite';
  readonly connections: number;
  readonly ticketsPerSecond: number;
  readonly p99Ms: number;
  /** Share of a Fastify POST that keeps nothing, in the same run. */
  readonly ofBarePost: number;
  /** Share of a bare loop of transactions of as many rows as there are connections. */
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
      const raw = rawCommitsPerSecond(folder, count, Math.min(2, seconds));
      const cpuBefore = await cpuSeconds(server.url);
      const measured = await post(tickets, body, token, count, seconds);
      cpuMsPerTicket = (((await cpuSeconds(server.url)) - cpuBefore) * 1000) / measured.answered;
      http.push(figures(count, measured, limit, raw));
    }
    return { http, cpuMsPerTicket: round(cpuMsPerTicket) };
  } finally {
    bare.stop();
    await server.stop();
  }
}

function figures(connections: number, measured: Load, bare: Load, rawPerSecond: number): HttpFigures {
  return {
    store: 'sqlite',
    connections,
    ticketsPerSecond: Math.round(measured.perSecond),
    p99Ms: measured.p99Ms,
    ofBarePost: round(measured.perSecond / bare.perSecond),
    ofRawCommit: round(measured.perSecond / rawPerSecond),
  };
}

export function round(value: number): number {
  return Number(value.toPrecision(3));
}
