import { Type } from 'typebox';
import { BeginPrintBody, BeginPrintReply, PrintOutcomeBody, PrintOutcomeReply } from '../../../protocol/api.ts';
import { type PrintId, PrintIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { Caller } from '../../app/access.ts';
import { serviceNames } from '../../app/agency.ts';
import type { AppContext } from '../../app/context.ts';
import { trackUrl } from '../../app/issue-ticket.ts';
import { randomName } from '../../app/random-ids.ts';
import { ticketSlip } from '../../documents/ticket-slip.ts';
import { printingKiosk } from '../../domain/devices/printing-kiosk.ts';
import type { TicketPrintBegun } from '../../domain/queue/events.ts';
import { aheadOf } from '../../views/ticket/ticket-view.ts';
import { stampOf } from '../command-stamp.ts';
import { hallOf, TicketParams } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['tickets'];
const PrintParams = Type.Object({ ...TicketParams.properties, print: PrintIdSchema });

/** A ticket is issued when it is on record; paper is an event of its own, and may fail and be tried elsewhere (B-01, scenario 8). */
export function printRoutes(app: HttpApp, context: AppContext): void {
  const names = serviceNames(context.agency);

  app.post(
    '/halls/:hall/tickets/:ticket/prints',
    {
      config: { permission: 'ticket.print' },
      schema: {
        tags,
        summary: 'Begin a print: the first is the original, later ones are 补打',
        params: TicketParams,
        body: BeginPrintBody,
        response: { 201: BeginPrintReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { ticket: id } = request.params;
      const done = await hall.writer.submit(
        { ...stampOf(context, request), type: 'BeginPrint', ticket: id, print: randomName(12) as PrintId },
        originOf(request),
      );
      if (!done.ok) return sendProblem(request, reply, done.error);
      const begun = done.value.events.find((event): event is TicketPrintBegun => event.type === 'TicketPrintBegun');
      const ticket = hall.writer.durable.queue.tickets.get(id);
      if (!begun || !ticket) return sendProblem(request, reply, refuse('unknown_ticket'));
      const config = hall.config();
      const now = context.clock.now();
      const first = begun.copy === 0;
      const waits = ticket.status === 'waiting';
      const slip = ticketSlip({
        ticket,
        config,
        serviceName: names(ticket.service),
        ahead: first ? ticket.aheadAtIssue : waits ? aheadOf(ticket, hall.writer.durable.queue, config, now) : 0,
        estimate: first ? ticket.estimateAtIssue : null,
        trackUrl: trackUrl(context, id),
        printedAt: placeOf(request.caller),
        copy: begun.copy,
        language: request.body.language ?? ticket.language,
      });
      const elsewhere = printingKiosk(hall.writer.durable.devices, begun.device, hall.presence.online);
      return reply.code(201).send({ print: begun.print, slip, elsewhere: elsewhere?.name ?? null });
    },
  );

  app.post(
    '/halls/:hall/tickets/:ticket/prints/:print/outcome',
    {
      config: { permission: 'ticket.print' },
      schema: {
        tags,
        summary: 'What came of a print: on paper, or failed and why',
        params: PrintParams,
        body: PrintOutcomeBody,
        response: { 200: PrintOutcomeReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { ticket, print } = request.params;
      const { outcome, state } = request.body;
      const done = await hall.writer.submit(
        { ...stampOf(context, request), type: 'ReportPrint', ticket, print, outcome, state: state ?? 'fault' },
        originOf(request),
      );
      return done.ok ? { outcome } : sendProblem(request, reply, done.error);
    },
  );
}

function placeOf(caller: Caller): string {
  if (caller.kind === 'device') return caller.name;
  return caller.kind === 'staff' ? caller.member.staffNo : '';
}
