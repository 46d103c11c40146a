import { setTimeout as sleep } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppContext } from '../../app/context.ts';
import { waitingCount } from '../../domain/queue/call-order/waiting-lines.ts';
import type { HttpApp } from '../http-app.ts';

const ledgerLimitMs = 2000;

/** `/healthz` the process lives, `/readyz` it can take commands, `/metrics` for Prometheus. No personal data in any. */
export function healthRoutes(app: HttpApp, context: AppContext): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'tidehall_http_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const known = new Map<string, ReturnType<typeof durations.labels>>();
  /** By route, not by what was asked for: as many as there are routes and statuses. */
  function durationsOf(method: string, route: string, status: number): ReturnType<typeof durations.labels> {
    const key = `${status} ${method} ${route}`;
    const found = known.get(key) ?? durations.labels({ method, route, status: String(status) });
    known.set(key, found);
    return found;
  }
  new Gauge({
    name: 'tidehall_waiting_tickets',
    help: 'Tickets that wait now.',
    labelNames: ['hall'],
    registers: [registry],
    collect() {
      for (const hall of context.halls.values())
        this.set({ hall: hall.id }, waitingCount(hall.writer.durable.queue.lines));
    },
  });
  new Gauge({
    name: 'tidehall_ledger_seq',
    help: 'Last durable event of each hall.',
    labelNames: ['hall'],
    registers: [registry],
    collect() {
      for (const hall of context.halls.values()) this.set({ hall: hall.id }, hall.writer.seq);
    },
  });
  new Gauge({
    name: 'tidehall_ledger_commits',
    help: 'Batches of each hall made durable since the start.',
    labelNames: ['hall'],
    registers: [registry],
    collect() {
      for (const hall of context.halls.values()) this.set({ hall: hall.id }, hall.writer.commits);
    },
  });

  app.addHook('onResponse', (request, reply, done) => {
    durationsOf(request.method, request.routeOptions.url ?? 'none', reply.statusCode).observe(reply.elapsedTime / 1000);
    done();
  });

  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    const speech = context.speech.health();
    const status = context.halls.size === 0 ? 'no hall' : await ledgerStatus(context);
    return reply.code(status === 'ready' ? 200 : 503).send({
      status,
      halls: [...context.halls.keys()],
      speech,
    });
  });
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** Whether the ledger answers, and in time, and takes what is written. */
async function ledgerStatus({
  ledger,
  agency,
  halls,
}: AppContext): Promise<'ready' | 'ledger does not answer' | 'ledger cannot write'> {
  if ([agency, ...[...halls.values()].map((hall) => hall.writer)].some((writer) => writer.failing))
    return 'ledger cannot write';
  const late = new AbortController();
  try {
    const silent = sleep(ledgerLimitMs, 'ledger does not answer' as const, { signal: late.signal });
    return await Promise.race([ledger.head('agency').then(() => 'ready' as const), silent]);
  } catch {
    return 'ledger does not answer';
  } finally {
    late.abort();
  }
}
