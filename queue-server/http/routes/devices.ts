import { Type } from 'typebox';
import {
  DemoReply,
  DeviceListReply,
  EmptyBody,
  PairBody,
  PairingBody,
  PairingReply,
  PairReply,
} from '../../../protocol/api.ts';
import { DeviceIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import { actorOf, permit } from '../../app/access.ts';
import type { AppContext } from '../../app/context.ts';
import { openPairing, pairDevice } from '../../app/pairing.ts';
import { projectDevice } from '../../views/staff-queue/staff-queue-view.ts';
import { stampOf } from '../command-stamp.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['devices'];

/** Enrolment of kiosks, boards and terminals (N-06): a code from the administrator, a token that opens the device's own channel. */
export function deviceRoutes(app: HttpApp, context: AppContext): void {
  app.get(
    '/devices',
    {
      config: { permission: 'device.read' },
      schema: { tags, summary: 'Paired devices of the caller’s halls', response: { 200: DeviceListReply } },
    },
    async (request) => {
      const halls = [...context.halls.values()].filter((hall) => permit(request.caller, 'device.read', hall.id).ok);
      const devices = halls.flatMap((hall) =>
        [...hall.writer.durable.devices.devices.values()]
          .filter((device) => device.pairedAt !== null)
          .map((device) => projectDevice(device, hall.presence.online)),
      );
      return { devices };
    },
  );

  app.post(
    '/devices/pairings',
    {
      config: { permission: 'device.manage' },
      schema: {
        tags,
        summary: 'A pairing code, valid once and for minutes',
        body: PairingBody,
        response: { 201: PairingReply },
      },
    },
    async (request, reply) => {
      const { hall, kind, name, window = null } = request.body;
      if (!context.halls.has(hall)) return sendProblem(request, reply, refuse('unknown_hall'));
      const may = permit(request.caller, 'device.manage', hall);
      if (!may.ok) return sendProblem(request, reply, may.error);
      const done = await openPairing(context, actorOf(request.caller), { hall, kind, name, window });
      return done.ok ? reply.code(201).send(done.value) : sendProblem(request, reply, done.error);
    },
  );

  app.post(
    '/devices/pair',
    {
      config: { permission: 'public', rateLimit: { max: context.settings.guessesPerMinute, timeWindow: 60_000 } },
      schema: { tags, summary: 'Give a pairing code for a device token', body: PairBody, response: { 201: PairReply } },
    },
    async (request, reply) => {
      const done = await pairDevice(context, request.body.code);
      return done.ok ? reply.code(201).send(done.value) : sendProblem(request, reply, done.error);
    },
  );

  app.post(
    '/devices/:device/revoke',
    {
      config: { permission: 'device.manage' },
      schema: {
        tags,
        summary: 'End a device’s access',
        params: Type.Object({ device: DeviceIdSchema }),
        body: EmptyBody,
        response: { 200: EmptyBody },
      },
    },
    async (request, reply) => {
      const { device } = request.params;
      const hall = [...context.halls.values()].find((one) => one.writer.durable.devices.devices.has(device));
      if (!hall) return sendProblem(request, reply, refuse('unknown_device'));
      const may = permit(request.caller, 'device.manage', hall.id);
      if (!may.ok) return sendProblem(request, reply, may.error);
      const command = { ...stampOf(context, request), type: 'RevokeDevice', device } as const;
      const done = await hall.writer.submit(command, originOf(request));
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );

  if (context.demo) {
    const { reply: demo } = context.demo;
    app.get(
      '/demo',
      {
        config: { permission: 'public' },
        schema: { tags, summary: 'How pages of the demo hall join', response: { 200: DemoReply } },
      },
      () => demo,
    );
  }
}
