import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DevicePartName } from '../../protocol/agent.ts';
import { sendProblem } from '../problem-reply.ts';
import { loggedRoutes, printRef } from './logged-operations.ts';
import type { OperationFacts } from './operation-log/operation-entry.ts';
import { problemOf } from './operation-log/terminal-log.ts';
import type { AgentParts } from './parts.ts';
import type { Recorder } from './recorder.ts';

/**
 * Writes a device's operations down before they are done and again when they have ended; while nothing can be written down they are
 * refused in words (S4 9.5.2, D-24). Of what passes through only the word `outcome` and the id of a print are looked at.
 */
export function recordOperations(routes: FastifyInstance, recorder: Recorder, device: DevicePartName): void {
  function note(request: FastifyRequest, outcome: OperationFacts['outcome']): void {
    const route = routeOf(request);
    if (route !== undefined) recorder.note({ ...factsOf(request, device), operation: route.operation, outcome });
  }

  routes.addHook('preHandler', async (request, reply) => {
    const route = routeOf(request);
    if (route === undefined) return;
    const facts = { ...factsOf(request, device), operation: route.operation, outcome: 'begun' } as const;
    const begun = await recorder.begin(facts);
    if (!begun.ok) return sendProblem(reply, problemOf(begun.error));
  });
  // Only a value that a handler answered passes here: a problem is text already.
  routes.addHook('preSerialization', async (request, _reply, answered: unknown) => {
    const done = routeOf(request)?.done;
    if (done) note(request, done.includes(outcomeIn(answered)) ? 'done' : 'failed');
    return answered;
  });
  routes.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode >= 400) note(request, reply.statusCode >= 500 ? 'failed' : 'refused');
  });
}

function routeOf({ routeOptions }: FastifyRequest) {
  return loggedRoutes[routeOptions.url ?? ''];
}

function factsOf({ pageApp, body, query }: FastifyRequest, device: DevicePartName) {
  return { app: pageApp, device, ...printRef(query), ...printRef(body) };
}

function outcomeIn(answered: unknown): string {
  return typeof answered === 'object' && answered !== null ? String(Reflect.get(answered, 'outcome')) : '';
}

/** Writes down the state of every device of this PC, whenever it changes. Answers the function that ends it. */
export function recordStates(parts: AgentParts, recorder: Recorder): () => void {
  const endings = parts.all.map(({ plugged: { device } }) =>
    device.onStatus(({ state }) => recorder.note({ device: device.part, operation: 'device-state', outcome: state })),
  );
  return () => {
    for (const end of endings) end();
  };
}
