import { Type } from 'typebox';
import {
  FindTicketsBody,
  FindTicketsReply,
  GrantPriorityBody,
  IssueTicketBody,
  ReasonBody,
  TicketDetailReply,
  TicketReply,
  TransferBody,
} from '../../../protocol/api.ts';
import { HallIdSchema, type TicketId, TicketIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import { StaffTicketSchema, TicketViewSchema } from '../../../protocol/views.ts';
import { actorOf } from '../../app/access.ts';
import { serviceNames } from '../../app/agency.ts';
import type { AppContext } from '../../app/context.ts';
import type { Hall } from '../../app/hall.ts';
import { knownSubject } from '../../app/holders.ts';
import { issueTicket, trackUrl } from '../../app/issue-ticket.ts';
import { ticketDetail } from '../../app/ticket-detail.ts';
import type { HallCommand } from '../../domain/decide-hall.ts';
import { projectStaffTicket } from '../../views/staff-queue/staff-queue-view.ts';
import { aheadOf } from '../../views/ticket/ticket-view.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { isOwnTicket } from '../own-ticket.ts';
import { sendProblem } from '../problem-reply.ts';
import { HallParams, hallOr404 } from './halls.ts';

const tags = ['tickets'];
const TicketParams = Type.Object({ hall: HallIdSchema, ticket: TicketIdSchema });
/** A ticket after a command of staff: its row in the live queue, or null once it has ended. */
const MovedReply = Type.Object({ ticket: Type.Union([StaffTicketSchema, Type.Null()]) });

export function ticketRoutes(app: HttpApp, context: AppContext): void {
  const names = serviceNames(context.agency);

  app.post(
    '/halls/:hall/tickets',
    {
      config: { permission: 'ticket.issue' },
      schema: {
        tags,
        summary: 'Take a ticket',
        description:
          'A number, durable before the answer (B-01). 409 `ticket_already_active` carries the ticket to print again (B-12).',
        params: HallParams,
        body: IssueTicketBody,
        response: { 201: TicketReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const done = await issueTicket(context, hall, request.caller, request.body, originOf(request));
      return done.ok ? reply.code(201).send(done.value) : sendProblem(request, reply, done.error);
    },
  );

  app.post(
    '/halls/:hall/tickets/find',
    {
      config: { permission: 'ticket.find' },
      schema: {
        tags,
        summary: 'Open tickets of the person whose card lies on the reader',
        params: HallParams,
        body: FindTicketsBody,
        response: { 200: FindTicketsReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const config = hall.config();
      const subject = await knownSubject(context, request.body.holder, config.utcOffsetMinutes);
      if (!subject.ok) return sendProblem(request, reply, subject.error);
      const { queue } = hall.writer.durable;
      const ids = subject.value === null ? [] : (queue.bySubject.get(subject.value) ?? []);
      const tickets = ids.flatMap((id) => {
        const ticket = queue.tickets.get(id);
        if (!ticket) return [];
        const ahead = ticket.status === 'waiting' ? aheadOf(ticket, queue, config, context.clock.now()) : 0;
        const { number, lane, status, issuedAt, estimateAtIssue: estimate } = ticket;
        const url = trackUrl(context, id);
        return [
          { id, number, lane, status, ahead, estimate, issuedAt, trackUrl: url, serviceName: names(ticket.service) },
        ];
      });
      return { tickets };
    },
  );

  app.get(
    '/halls/:hall/tickets/:ticket',
    {
      config: { permission: 'personalData.readMasked' },
      schema: {
        tags,
        summary: 'A ticket with its past, for staff',
        params: TicketParams,
        response: { 200: TicketDetailReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { ticket } = request.params;
      if (request.scope === 'own' && !isOwnTicket(hall, request.caller, ticket))
        return sendProblem(request, reply, refuse('not_your_window'));
      const found = await ticketDetail(context, hall, ticket);
      return found.ok ? found.value : sendProblem(request, reply, found.error);
    },
  );

  app.get(
    '/tickets/:ticket',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'The page behind the QR code: who knows the id may follow the ticket',
        params: Type.Object({ ticket: TicketIdSchema }),
        response: { 200: TicketViewSchema },
      },
    },
    async (request, reply) => {
      for (const hall of context.halls.values()) {
        const view = hall.live.ticketView(request.params.ticket);
        if (view) return view;
      }
      return sendProblem(request, reply, refuse('unknown_ticket'));
    },
  );

  async function move(
    request: Parameters<typeof originOf>[0],
    reply: Parameters<typeof sendProblem>[1],
    hall: Hall,
    command: HallCommand & { readonly ticket: TicketId },
  ) {
    const done = await hall.writer.submit(command, originOf(request));
    if (!done.ok) return sendProblem(request, reply, done.error);
    const ticket = hall.writer.durable.queue.tickets.get(command.ticket);
    return { ticket: ticket ? projectStaffTicket(ticket, names) : null };
  }

  const actions = { tags, params: TicketParams, response: { 200: MovedReply } };

  app.post(
    '/halls/:hall/tickets/:ticket/cancel',
    {
      config: { permission: 'ticket.cancel' },
      schema: { ...actions, summary: 'Cancel a ticket that waits or was missed', body: ReasonBody },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const common = { at: context.clock.now(), actor: actorOf(request.caller), ticket: request.params.ticket };
      return move(request, reply, hall, { ...common, type: 'CancelTicket', reason: request.body.reason ?? null });
    },
  );

  app.post(
    '/halls/:hall/tickets/:ticket/reactivate',
    {
      config: { permission: 'ticket.reactivate' },
      schema: { ...actions, summary: 'Put a missed ticket back in line, once', body: ReasonBody },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { ticket } = request.params;
      if (request.scope === 'own' && !isOwnTicket(hall, request.caller, ticket))
        return sendProblem(request, reply, refuse('not_your_window'));
      const common = { at: context.clock.now(), actor: actorOf(request.caller), ticket };
      return move(request, reply, hall, { ...common, type: 'ReactivateTicket' });
    },
  );

  app.post(
    '/halls/:hall/tickets/:ticket/transfer',
    {
      config: { permission: 'ticket.transfer' },
      schema: { ...actions, summary: 'Move a ticket to a window or a pool with its original time', body: TransferBody },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      if (request.scope === 'own') return sendProblem(request, reply, refuse('forbidden'));
      const { window, pool, reason, version } = request.body;
      return move(request, reply, hall, {
        type: 'TransferTicket',
        at: context.clock.now(),
        actor: actorOf(request.caller),
        ticket: request.params.ticket,
        toWindow: window ?? null,
        toPool: pool ?? null,
        reason: reason ?? null,
        version: version ?? null,
      });
    },
  );

  app.post(
    '/halls/:hall/tickets/:ticket/grant-priority',
    {
      config: { permission: 'ticket.grantPriority' },
      schema: {
        ...actions,
        summary: 'Grant a group, or take it back with `general`; the original time stays (B-05)',
        body: GrantPriorityBody,
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { group, reason, version } = request.body;
      return move(request, reply, hall, {
        type: 'GrantPriority',
        at: context.clock.now(),
        actor: actorOf(request.caller),
        ticket: request.params.ticket,
        group,
        reason,
        version: version ?? null,
      });
    },
  );
}
