import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { PrintSelfTestBody, PrintTicketReply } from '../../protocol/agent.ts';
import type { TicketPrinter } from './ticket-printer.ts';

/** `POST /tickets/self-test`, for engineers: answered as a ticket is. */
export function addSelfTestRoute(
  app: FastifyInstance,
  printer: Pick<TicketPrinter, 'printSelfTest'>,
  now: () => number,
): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post(
      '/tickets/self-test',
      { schema: { body: PrintSelfTestBody, response: { 200: PrintTicketReply } } },
      async (request) => {
        const printed = await printer.printSelfTest({
          terminal: request.body.terminal,
          printedAt: localTime(new Date(now())),
        });
        return printed.ok ? { outcome: 'printed' as const } : { outcome: 'failed' as const, state: printed.error };
      },
    );
}

/** `2026-11-21 09:41`, by the clock of this PC. */
function localTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
