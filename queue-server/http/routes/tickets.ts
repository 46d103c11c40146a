import { Type } from 'typebox';
import {
  FindTicketsBody,
  FindTicketsReply,
  IssueTicketBody,
  TicketDetailReply,
  TicketReply,
} from '../../../protocol/api.ts';
import { TicketIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import { TicketViewSchema } from '../../../protocol/views.ts';
import type { AppContext } from '../../app/context.ts';
import { findTickets } from '../../app/find-tickets.ts';
import { issueTicket } from '../../app/issue-ticket.ts';
import { ticketDetail } from '../../app/ticket-detail.ts';
import { HallParams, hallOf, TicketParams } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { isWithinReach } from '../own-ticket.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['tickets'];

/** Tickets taken, found again and followed (B-01, B-12, B-13). */
export function ticketRoutes(app: HttpApp, context: AppContext): void {
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
      const hall = hallOf(request);
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
      const hall = hallOf(request);
      const found = await findTickets(context, hall, request.body.holder);
      return found.ok ? { tickets: [...found.value] } : sendProblem(request, reply, found.error);
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
      const hall = hallOf(request);
      const { ticket } = request.params;
      if (!isWithinReach(request, ticket)) return sendProblem(request, reply, refuse('not_your_window'));
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
}
