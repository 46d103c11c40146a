import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { PrintTicketBody, PrintTicketReply } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';
import { sendProblem } from '../problem-reply.ts';
import type { TicketPrinter } from '../ticket-printer/ticket-printer.ts';
import type { PrintDesk } from './print-desk.ts';

/** `POST /tickets/print`: answered when the ticket is confirmed or has failed. */
export function addTicketRoutes(app: FastifyInstance, desk: PrintDesk): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post(
      '/tickets/print',
      { schema: { body: PrintTicketBody, response: { 200: PrintTicketReply } } },
      async (request, reply) => {
        const printed = await desk.print(request.body);
        return printed.ok ? printed.value : sendProblem(reply, printed.error);
      },
    );
}

export function isTicketPrinter(device: Device): device is TicketPrinter {
  return device.part === 'ticket-printer' && 'print' in device;
}
