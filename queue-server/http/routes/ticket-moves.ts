import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import { GrantPriorityBody, ReasonBody, TransferBody } from '../../../protocol/api.ts';
import type { HallId, TicketId } from '../../../protocol/ids.ts';
import type { Permission } from '../../../protocol/permissions.ts';
import { refuse } from '../../../protocol/problems.ts';
import { Nullable } from '../../../protocol/schema.ts';
import { StaffTicketSchema } from '../../../protocol/views.ts';
import { serviceNames } from '../../app/agency.ts';
import type { AppContext } from '../../app/context.ts';
import type { QueueCommand } from '../../domain/queue/commands.ts';
import { projectStaffTicket } from '../../views/staff-queue/staff-queue-view.ts';
import { type CommandStamp, stampOf } from '../command-stamp.ts';
import { hallOf, TicketParams } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { isWithinReach } from '../own-ticket.ts';
import { sendProblem } from '../problem-reply.ts';

/** The ticket after the command: its row in the live queue, or null once it has ended. */
const MovedReply = Type.Object({ ticket: Nullable(StaffTicketSchema) });

interface OnTicket extends CommandStamp {
  readonly ticket: TicketId;
}

/** What is done to one ticket away from any window: it is cancelled, comes back, moves on, is given a group (B-05, B-14, B-15). */
export function ticketMoveRoutes(app: HttpApp, context: AppContext): void {
  const names = serviceNames(context.agency);
  type Request = FastifyRequest<{ Params: { hall: HallId; ticket: TicketId } }>;

  async function move(request: Request, reply: FastifyReply, command: (base: OnTicket) => QueueCommand) {
    const hall = hallOf(request);
    const { ticket: id } = request.params;
    const done = await hall.writer.submit(command({ ...stampOf(context, request), ticket: id }), originOf(request));
    if (!done.ok) return sendProblem(request, reply, done.error);
    const ticket = hall.writer.durable.queue.tickets.get(id);
    return { ticket: ticket ? projectStaffTicket(ticket, names) : null };
  }

  function options<Body extends TSchema>(permission: Permission, summary: string, body: Body) {
    const common = { tags: ['tickets'], params: TicketParams, response: { 200: MovedReply } };
    return { config: { permission }, schema: { ...common, summary, body } } as const;
  }
  const path = '/halls/:hall/tickets/:ticket';

  app.post(
    `${path}/cancel`,
    options('ticket.cancel', 'Cancel a ticket that waits or was missed', ReasonBody),
    (request, reply) => {
      const { reason = null } = request.body;
      return move(request, reply, (base) => ({ ...base, type: 'CancelTicket', reason }));
    },
  );
  app.post(
    `${path}/reactivate`,
    options('ticket.reactivate', 'Put a missed ticket back in line, once', ReasonBody),
    async (request, reply) => {
      if (!isWithinReach(request, request.params.ticket)) return sendProblem(request, reply, refuse('not_your_window'));
      return move(request, reply, (base) => ({ ...base, type: 'ReactivateTicket' }));
    },
  );
  app.post(
    `${path}/transfer`,
    options('ticket.transfer', 'Move a ticket to a window or a pool with its original time', TransferBody),
    async (request, reply) => {
      // A teller moves the ticket at the own window, by the window's own route.
      if (request.scope === 'own') return sendProblem(request, reply, refuse('forbidden'));
      const { window: toWindow = null, pool: toPool = null, reason = null, version = null } = request.body;
      return move(request, reply, (base) => ({ ...base, type: 'TransferTicket', toWindow, toPool, reason, version }));
    },
  );
  app.post(
    `${path}/grant-priority`,
    options(
      'ticket.grantPriority',
      'Grant a group, or take it back with `general`; the original time stays (B-05)',
      GrantPriorityBody,
    ),
    (request, reply) => {
      const { group, reason, version = null } = request.body;
      return move(request, reply, (base) => ({ ...base, type: 'GrantPriority', group, reason, version }));
    },
  );
}
