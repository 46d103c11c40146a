import { createHash } from 'node:crypto';
import type { PrintTicketBody, PrintTicketReply } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { TicketPrinter } from '../ticket-printer/ticket-printer.ts';
import { createMemoryPrintJournal, type PrintJournal } from './print-journal/print-journal.ts';

const waitingLimit = 3;

/** The journal cannot be written, so that it could be printed twice; or a bug ended the print, and nobody knows how much came out. */
const faulty: PrintTicketReply = { outcome: 'failed', state: 'fault' };

export type PrintRefusal = 'too_many_requests' | 'idempotency_key_reused';

/**
 * Takes print jobs: the same print id prints once and always has the first outcome, across restarts where the journal is a file;
 * few may wait.
 */
export interface PrintDesk {
  print(body: PrintTicketBody): Promise<Result<PrintTicketReply, PrintRefusal>>;
}

export function createPrintDesk(
  printer: Pick<TicketPrinter, 'print' | 'assumeBrokenOff'>,
  journal: PrintJournal = createMemoryPrintJournal(),
): PrintDesk {
  if (journal.brokeOff) printer.assumeBrokenOff();
  const running = new Map<string, { readonly digest: string; readonly reply: Promise<PrintTicketReply> }>();

  async function run({ printId, slip }: PrintTicketBody, digest: string): Promise<PrintTicketReply> {
    try {
      const begun = await journal.begin(printId, digest);
      if (!begun.ok) return faulty;
      const printed = await printer.print(slip);
      const reply: PrintTicketReply = printed.ok ? { outcome: 'printed' } : { outcome: 'failed', state: printed.error };
      await journal.finish(printId, reply);
      return reply;
    } finally {
      running.delete(printId);
    }
  }

  return {
    async print(body) {
      const digest = createHash('sha256').update(JSON.stringify(body.slip)).digest('base64');
      const now = running.get(body.printId);
      if (now) return now.digest === digest ? ok(await now.reply) : err('idempotency_key_reused');
      const before = journal.find(body.printId);
      if (before) return before.digest === digest ? ok(before.reply ?? faulty) : err('idempotency_key_reused');
      if (running.size >= waitingLimit) return err('too_many_requests');
      const reply = run(body, digest);
      running.set(body.printId, { digest, reply });
      return ok(await reply);
    },
  };
}
