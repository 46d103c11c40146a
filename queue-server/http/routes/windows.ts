import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import {
  CallNextBody,
  CloseWindowBody,
  CurrentBody,
  EmptyBody,
  FinishBody,
  HoldBody,
  NoShowBody,
  PauseWindowBody,
  ResumeBody,
  TransferCurrentBody,
  WindowActionReply,
} from '../../../protocol/api.ts';
import { HallIdSchema, type WindowId, WindowIdSchema } from '../../../protocol/ids.ts';
import type { Permission } from '../../../protocol/permissions.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import type { Hall } from '../../app/hall.ts';
import { windowActionReply } from '../../app/window-action.ts';
import type { QueueCommand } from '../../domain/queue/commands.ts';
import { type CommandStamp, stampOf } from '../command-stamp.ts';
import { hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['windows'];
const WindowParams = Type.Object({ hall: HallIdSchema, window: WindowIdSchema });

interface AtWindow extends CommandStamp {
  readonly window: WindowId;
  readonly ownOnly: boolean;
}

/** What a teller does at the window, one route each (B-14). Every forbidden move is refused with its reason. */
export function windowRoutes(app: HttpApp, context: AppContext): void {
  const common = { tags, params: WindowParams, response: { 200: WindowActionReply } };
  type Request = FastifyRequest<{ Params: { hall: Hall['id']; window: WindowId } }>;

  async function act(request: Request, reply: FastifyReply, command: (base: AtWindow) => QueueCommand) {
    const hall = hallOf(request);
    const { window } = request.params;
    const { caller } = request;
    // A call terminal belongs to one window (N-06).
    if (caller.kind === 'device' && caller.window !== window)
      return sendProblem(request, reply, refuse('not_your_window'));
    const base = { ...stampOf(context, request), window, ownOnly: request.scope === 'own' };
    const done = await hall.writer.submit(command(base), originOf(request));
    if (!done.ok) return sendProblem(request, reply, done.error);
    return windowActionReply(hall.writer.durable, window, done.value.events);
  }

  function options<Body extends TSchema>(permission: Permission, summary: string, body: Body) {
    return { config: { permission }, schema: { ...common, summary, body } } as const;
  }
  const path = '/halls/:hall/windows/:window';

  app.post(`${path}/open`, options('window.open', 'Go on duty at a window', EmptyBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'OpenWindow' })),
  );
  app.post(`${path}/pause`, options('window.open', 'Pause, with a reason', PauseWindowBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'PauseWindow', reason: request.body.reason })),
  );
  app.post(`${path}/continue`, options('window.open', 'Go on after a pause', EmptyBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'ContinueWindow' })),
  );
  app.post(
    `${path}/close`,
    options('window.open', 'Close a window; tickets bound to it need a decision (B-09)', CloseWindowBody),
    (request, reply) => {
      const { remaining = null, reason = null } = request.body;
      return act(request, reply, (base) => ({ ...base, type: 'CloseWindow', remaining, reason }));
    },
  );
  app.post(`${path}/call-next`, options('ticket.call', 'Call the next ticket', CallNextBody), (request, reply) => {
    const { finishCurrent = false, current = null, ticket = null, reason = null } = request.body;
    return act(request, reply, (base) => ({ ...base, type: 'CallNextTicket', finishCurrent, current, ticket, reason }));
  });
  app.post(`${path}/recall`, options('ticket.call', 'Call the same ticket again', CurrentBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'RecallTicket', current: request.body.current ?? null })),
  );
  app.post(`${path}/start`, options('ticket.call', 'The person is at the window', CurrentBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'StartService', current: request.body.current ?? null })),
  );
  app.post(
    `${path}/no-show`,
    options('ticket.call', 'Pass a ticket whose person does not come; early only with a reason', NoShowBody),
    (request, reply) => {
      const { reason = null, current = null } = request.body;
      return act(request, reply, (base) => ({ ...base, type: 'PassTicket', reason, current }));
    },
  );
  app.post(
    `${path}/hold`,
    options('ticket.call', 'Put the ticket on hold, with a reason', HoldBody),
    (request, reply) => {
      const { reason, current = null } = request.body;
      return act(request, reply, (base) => ({ ...base, type: 'HoldTicket', reason, current }));
    },
  );
  app.post(`${path}/resume`, options('ticket.call', 'Go on with a held ticket', ResumeBody), (request, reply) =>
    act(request, reply, (base) => ({ ...base, type: 'ResumeTicket', ticket: request.body.ticket })),
  );
  app.post(
    `${path}/transfer`,
    options('ticket.transfer', 'Send the ticket at the window on, with its original time', TransferCurrentBody),
    (request, reply) => {
      const { window: toWindow = null, pool: toPool = null, ...named } = request.body;
      const { reason = null, current = null, version = null } = named;
      const what = { toWindow, toPool, reason, current, version };
      return act(request, reply, (base) => ({ ...base, type: 'TransferCurrent', ...what }));
    },
  );
  app.post(`${path}/finish`, options('ticket.call', 'The matter is done', FinishBody), (request, reply) => {
    const { outcome = 'served', current = null } = request.body;
    return act(request, reply, (base) => ({ ...base, type: 'FinishTicket', outcome, current }));
  });
  app.post(
    `${path}/undo`,
    options('ticket.call', 'Take back the last step within a few seconds', EmptyBody),
    (request, reply) => act(request, reply, (base) => ({ ...base, type: 'UndoWindowAction' })),
  );
}
