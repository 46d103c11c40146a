import { Type } from 'typebox';
import { EmptyBody } from '../../../protocol/api.ts';
import { HallIdSchema, type ReassignmentId, ReassignmentIdSchema } from '../../../protocol/ids.ts';
import {
  ReassignBody,
  ReassignPreviewBody,
  ReassignPreviewReply,
  ReassignReply,
} from '../../../protocol/reassign-api.ts';
import type { AppContext } from '../../app/context.ts';
import { randomName } from '../../app/random-ids.ts';
import { previewReassignment, reassignmentReply } from '../../app/reassign.ts';
import { stampOf } from '../command-stamp.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['tickets'];

/** Guidance staff move one, many, a whole window or a whole class of tickets (B-15). */
export function reassignmentRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/reassignments/preview',
    {
      config: { permission: 'ticket.reassignBulk' },
      schema: {
        tags,
        summary: 'What a move would do: new places in line, and who stays and why',
        params: HallParams,
        body: ReassignPreviewBody,
        response: { 200: ReassignPreviewReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const preview = previewReassignment(hall, request.body, context.clock.now());
      return preview.ok ? preview.value : sendProblem(request, reply, preview.error);
    },
  );

  app.post(
    '/halls/:hall/reassignments',
    {
      config: { permission: 'ticket.reassignBulk' },
      schema: {
        tags,
        summary: 'Move tickets with their original times; what was called or changed meanwhile is left out and listed',
        params: HallParams,
        body: ReassignBody,
        response: { 201: ReassignReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { tickets, window: toWindow = null, pool: toPool = null, reason } = request.body;
      const done = await hall.writer.submit(
        {
          ...stampOf(context, request),
          type: 'ReassignTickets',
          reassignment: randomName(12) as ReassignmentId,
          tickets: tickets.map(({ ticket, version = null }) => ({ ticket, version })),
          toWindow,
          toPool,
          reason,
        },
        originOf(request),
      );
      if (!done.ok) return sendProblem(request, reply, done.error);
      return reply.code(201).send(reassignmentReply(hall, done.value.events));
    },
  );

  app.post(
    '/halls/:hall/reassignments/:reassignment/undo',
    {
      config: { permission: 'ticket.reassignBulk' },
      schema: {
        tags,
        summary: 'Take a move back within two minutes, if none of its tickets was called',
        params: Type.Object({ hall: HallIdSchema, reassignment: ReassignmentIdSchema }),
        body: EmptyBody,
        response: { 200: EmptyBody },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { reassignment } = request.params;
      const command = { ...stampOf(context, request), type: 'UndoReassignment', reassignment } as const;
      const done = await hall.writer.submit(command, originOf(request));
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );
}
