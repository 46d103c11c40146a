import { Type } from 'typebox';
import { EmptyBody, HelpReply, RequestHelpBody } from '../../../protocol/api.ts';
import { HallIdSchema, type HelpId, HelpIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { HelpCall } from '../../../protocol/views.ts';
import type { AppContext } from '../../app/context.ts';
import type { Hall } from '../../app/hall.ts';
import { randomName } from '../../app/random-ids.ts';
import { projectHelp } from '../../views/staff-queue/staff-queue-view.ts';
import { stampOf } from '../command-stamp.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['help'];

/** Calls for help from kiosks, and who goes. */
export function helpRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/help',
    {
      config: { permission: 'help.request' },
      schema: {
        tags,
        summary: 'Call staff to a kiosk; a second press while the first waits is the same call',
        params: HallParams,
        body: RequestHelpBody,
        response: { 201: HelpReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { caller } = request;
      if (caller.kind !== 'device') return sendProblem(request, reply, refuse('forbidden'));
      const { screen } = request.body;
      const help = randomName(12) as HelpId;
      const done = await hall.writer.submit(
        { ...stampOf(context, request), type: 'RequestHelp', help, device: caller.device, screen },
        originOf(request),
      );
      if (!done.ok) return sendProblem(request, reply, done.error);
      const requested = done.value.events.find((event) => event.type === 'HelpRequested');
      const call = helpCalls(hall).find((one) =>
        requested ? one.id === requested.help : one.device === caller.device && one.acknowledgedBy === null,
      );
      return call ? reply.code(201).send(call) : sendProblem(request, reply, refuse('unknown_help'));
    },
  );

  app.post(
    '/halls/:hall/help/:help/acknowledge',
    {
      config: { permission: 'help.acknowledge' },
      schema: {
        tags,
        summary: 'I am on my way',
        params: Type.Object({ hall: HallIdSchema, help: HelpIdSchema }),
        body: EmptyBody,
        response: { 200: HelpReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { help } = request.params;
      const command = { ...stampOf(context, request), type: 'AcknowledgeHelp', help } as const;
      const done = await hall.writer.submit(command, originOf(request));
      if (!done.ok) return sendProblem(request, reply, done.error);
      const call = helpCalls(hall).find((one) => one.id === help);
      return call ?? sendProblem(request, reply, refuse('unknown_help'));
    },
  );
}

function helpCalls(hall: Hall): HelpCall[] {
  return projectHelp(hall.writer.durable);
}
