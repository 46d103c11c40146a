import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { LeaseReply, RenewLeaseBody, TakeLeaseBody } from '../../protocol/agent-lease.ts';
import type { ProblemCode } from '../../protocol/problem-kinds.ts';
import type { Result } from '../../protocol/result.ts';
import { sendProblem } from '../problem-reply.ts';
import type { Lease, Leases } from './leases.ts';
import { operationRef } from './operation-log/operation-entry.ts';
import type { AgentParts } from './parts.ts';
import type { Recorder } from './recorder.ts';

const Params = Type.Object({ leaseId: Type.String({ maxLength: 60 }) });
const response = { 200: LeaseReply };

export interface LeaseRouteContext {
  readonly leases: Leases;
  readonly parts: AgentParts;
  readonly recorder: Recorder;
}

/** `POST /leases`, `/leases/{leaseId}/renew` and `/leases/{leaseId}/release` (`protocol/agent-lease.ts`). */
export function addLeaseRoutes(app: FastifyInstance, { leases, parts, recorder }: LeaseRouteContext): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const isFitted = (device: string): boolean =>
    parts.all.some(({ fitted, plugged }) => fitted && plugged.device.part === device);

  routes.post('/leases', { schema: { body: TakeLeaseBody, response } }, async (request, reply) => {
    const { device, seconds } = request.body;
    return isFitted(device)
      ? answer(reply, leases.take(request.pageApp, device, seconds))
      : sendProblem(reply, 'unknown_device');
  });
  routes.post(
    '/leases/:leaseId/renew',
    { schema: { params: Params, body: RenewLeaseBody, response } },
    async (request, reply) =>
      answer(reply, leases.renew(request.pageApp, request.params.leaseId, request.body.seconds)),
  );
  routes.post('/leases/:leaseId/release', { schema: { params: Params, response } }, async (request, reply) =>
    answer(reply, leases.release(request.pageApp, request.params.leaseId)),
  );
  leases.onChange(({ leaseId, app: holder, device }, change) => {
    const operation = change === 'taken' ? 'lease-taken' : 'lease-ended';
    recorder.note({ app: holder, device, operation, outcome: 'done', ref: operationRef('lease', leaseId) });
  });
}

function answer(reply: FastifyReply, leased: Result<Lease, ProblemCode>): Lease | FastifyReply {
  return leased.ok ? leased.value : sendProblem(reply, leased.error);
}
