import { createHash } from 'node:crypto';
import type { PrintTicketBody, PrintTicketReply } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { TicketPrinter } from '../ticket-printer/ticket-printer.ts';

const waitingLimit = 3;
const remembered = 500;

export type PrintRefusal = 'too_many_requests' | 'idempotency_key_reused';

/** Takes print jobs: the same print id prints once and always has the first outcome; few may wait. */
export interface PrintDesk {
  print(body: PrintTicketBody): Promise<Result<PrintTicketReply, PrintRefusal>>;
}

export function createPrintDesk(printer: Pick<TicketPrinter, 'print'>): PrintDesk {
  const jobs = new Map<string, { readonly slip: string; readonly reply: Promise<PrintTicketReply> }>();
  let unfinished = 0;

  async function run(body: PrintTicketBody): Promise<PrintTicketReply> {
    unfinished += 1;
    try {
      const printed = await printer.print(body.slip);
      return printed.ok ? { outcome: 'printed' } : { outcome: 'failed', state: printed.error };
    } finally {
      unfinished -= 1;
    }
  }

  return {
    async print(body) {
      const slip = createHash('sha256').update(JSON.stringify(body.slip)).digest('base64');
      const known = jobs.get(body.printId);
      if (known) return known.slip === slip ? ok(await known.reply) : err('idempotency_key_reused');
      if (unfinished >= waitingLimit) return err('too_many_requests');
      const reply = run(body);
      jobs.set(body.printId, { slip, reply });
      // The oldest goes: nobody asks again for a ticket of five hundred prints ago.
      for (const oldest of jobs.size > remembered ? [...jobs.keys()].slice(0, 1) : []) jobs.delete(oldest);
      return ok(await reply);
    },
  };
}
