import { EmptyBody } from '../../../protocol/api.ts';
import {
  DeskViewSchema,
  DeviceHistoryReply,
  HeartbeatBody,
  HistoryQuery,
  historyMs,
  RecordInspectionBody,
} from '../../../protocol/devices-api.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import { stampOf } from '../command-stamp.ts';
import { DeviceParams, HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['devices'];

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
        { ...stampOf(context, request), type: 'HearDevice', device: caller.device, parts },
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
    async (request) => hallOf(request).desk.view(),
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
      const hall = hallOf(request);
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
      const hall = hallOf(request);
      const { outcome, words = '' } = request.body;
      const about = { ...stampOf(context, request), device: request.params.device };
      const done = await hall.writer.submit({ ...about, type: 'RecordInspection', outcome, words }, originOf(request));
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );
}
