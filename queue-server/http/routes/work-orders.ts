import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { EmptyBody } from '../../../protocol/api.ts';
import {
  CloseWorkOrderBody,
  OpenWorkOrderBody,
  ReopenWorkOrderBody,
  type WorkOrder,
  WorkOrderSchema,
} from '../../../protocol/devices-api.ts';
import { HallIdSchema, type WorkOrderId, WorkOrderIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import type { Hall } from '../../app/hall.ts';
import { randomName } from '../../app/random-ids.ts';
import type { WorkOrderCommand } from '../../domain/devices/commands.ts';
import { stampOf } from '../command-stamp.ts';
import { DeviceParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['devices'];
const OrderParams = Type.Object({ hall: HallIdSchema, order: WorkOrderIdSchema });

/** Work orders on devices: opened, taken, closed with a result, reopened (D-23; S4 9.2.2). */
export function workOrderRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/devices/:device/work-orders',
    {
      config: { permission: 'workOrder.open' },
      schema: {
        tags,
        summary: 'Open a work order on a device, with what was seen',
        params: DeviceParams,
        body: OpenWorkOrderBody,
        response: { 201: WorkOrderSchema },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { device } = request.params;
      const { words } = request.body;
      const order = randomName(12) as WorkOrderId;
      const done = await run(hall, request, reply, {
        ...stampOf(context, request),
        type: 'OpenWorkOrder',
        order,
        device,
        cause: { kind: 'staff' },
        words,
      });
      return done ? reply.code(201).send(done) : reply;
    },
  );

  app.post(
    '/halls/:hall/work-orders/:order/take',
    {
      config: { permission: 'workOrder.handle' },
      schema: {
        tags,
        summary: 'I see to it; one that another has taken is taken over',
        params: OrderParams,
        body: EmptyBody,
        response: { 200: WorkOrderSchema },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { order } = request.params;
      return (await run(hall, request, reply, { ...stampOf(context, request), type: 'TakeWorkOrder', order })) ?? reply;
    },
  );

  app.post(
    '/halls/:hall/work-orders/:order/close',
    {
      config: { permission: 'workOrder.handle' },
      schema: {
        tags,
        summary: 'Close it with what came of it; without a result it is refused',
        params: OrderParams,
        body: CloseWorkOrderBody,
        response: { 200: WorkOrderSchema },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { order } = request.params;
      const { outcome, result = '' } = request.body;
      const command = { ...stampOf(context, request), type: 'CloseWorkOrder', order, outcome, result } as const;
      return (await run(hall, request, reply, command)) ?? reply;
    },
  );

  app.post(
    '/halls/:hall/work-orders/:order/reopen',
    {
      config: { permission: 'workOrder.handle' },
      schema: {
        tags,
        summary: 'It was not done after all; the reason is said in words',
        params: OrderParams,
        body: ReopenWorkOrderBody,
        response: { 200: WorkOrderSchema },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { order } = request.params;
      const command = {
        ...stampOf(context, request),
        type: 'ReopenWorkOrder',
        order,
        reason: request.body.words,
      } as const;
      return (await run(hall, request, reply, command)) ?? reply;
    },
  );
}

/** Submits, and answers the order as it is then; null where the refusal has been sent. */
async function run(
  hall: Hall,
  request: FastifyRequest,
  reply: FastifyReply,
  command: WorkOrderCommand,
): Promise<WorkOrder | null> {
  const done = await hall.writer.submit(command, originOf(request));
  if (!done.ok) {
    sendProblem(request, reply, done.error);
    return null;
  }
  // A repeated command has the id of its first time.
  const [event] = done.value.events;
  const order = event && 'order' in event ? hall.desk.workOrder(event.order) : null;
  if (!order) sendProblem(request, reply, refuse('unknown_work_order'));
  return order;
}
