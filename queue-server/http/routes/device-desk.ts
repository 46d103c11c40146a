import { Type } from 'typebox';
import { EmptyBody } from '../../../protocol/api.ts';
import {
  DeskViewSchema,
  DeviceHistoryReply,
  HeartbeatBody,
  HistoryQuery,
  historyMs,
  RecordInspectionBody,
} from '../../../protocol/devices-api.ts';
import { DeviceIdSchema, HallIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import { actorOf } from '../../app/access.ts';
import type { AppContext } from '../../app/context.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';
import { HallParams, hallOr404 } from './halls.ts';

const tags = ['devices'];
const DeviceParams = Type.Object({ hall: HallIdSchema, device: DeviceIdSchema });

/** Devices as they are looked after: signs of life, states, history, inspections (D-23; S3 6.2, S4 9.2.2). */
export function deviceDeskRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/devices/heartbeat',
    {
      config: { permission: 'device.heartbeat' },
      schema: {
        tags,
        summary: 'A device lives, and tells how its parts are: every 20 s, and at once when a part changes',
        body: HeartbeatBody,
        response: { 200: EmptyBody },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const hall = caller.kind === 'device' ? context.halls.get(caller.hall) : undefined;
      if (caller.kind !== 'device' || !hall) return sendProblem(request, reply, refuse('forbidden'));
      const { parts = null } = request.body;
      const done = await hall.writer.submit(
        { type: 'HearDevice', at: context.clock.now(), actor: actorOf(caller), device: caller.device, parts },
        originOf(request),
      );
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );

  app.get(
    '/halls/:hall/devices',
    {
      config: { permission: 'device.read' },
      schema: {
        tags,
        summary: 'Every device with parts, consumables, next inspection and work orders',
        params: HallParams,
        response: { 200: DeskViewSchema },
      },
    },
    async (request, reply) => hallOr404(context, request, reply)?.desk.view() ?? reply,
  );

  app.get(
    '/halls/:hall/devices/:device/history',
    {
      config: { permission: 'device.read' },
      schema: {
        tags,
        summary: 'Troubles of a device from when to when, and what was done about them; the last thirty days',
        params: DeviceParams,
        querystring: HistoryQuery,
        response: { 200: DeviceHistoryReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { device } = request.params;
      const { to = context.clock.now(), from = to - historyMs } = request.query;
      const isKnown = hall.writer.durable.devices.devices.has(device);
      return isKnown ? hall.desk.history(device, from, to) : sendProblem(request, reply, refuse('unknown_device'));
    },
  );

  app.post(
    '/halls/:hall/devices/:device/inspections',
    {
      config: { permission: 'workOrder.handle' },
      schema: {
        tags,
        summary: 'Record a regular inspection; what was found faulty is said in words',
        params: DeviceParams,
        body: RecordInspectionBody,
        response: { 200: EmptyBody },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { outcome, words = '' } = request.body;
      const common = { at: context.clock.now(), actor: actorOf(request.caller), device: request.params.device };
      const done = await hall.writer.submit({ ...common, type: 'RecordInspection', outcome, words }, originOf(request));
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );
}
