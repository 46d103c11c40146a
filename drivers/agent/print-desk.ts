import { createHash } from 'node:crypto';
import { type PrintTicketBody, PrintTicketReply } from '../../protocol/agent.ts';
import { ok, type Result } from '../../protocol/result.ts';
import type { PrintOutcomes } from '../print-journal/journal-lines.ts';
import { createMemoryPrintJournal, type PrintJournal } from '../print-journal/print-journal.ts';
import { createPrintOnce, type PrintRefusal } from '../print-journal/print-once.ts';
import type { TicketPrinter } from '../ticket-printer/ticket-printer.ts';

/** After one that broke off the page prints a copy with a new id. */
export const ticketOutcomes: PrintOutcomes<PrintTicketReply> = {
  schema: PrintTicketReply,
  brokenOff: { outcome: 'failed', state: 'stalled' },
  faulty: { outcome: 'failed', state: 'fault' },
};

const unreadableJournal: PrintTicketReply = { outcome: 'failed', state: 'journal-unreadable' };

/** Takes tickets to print. */
export interface PrintDesk {
  print(body: PrintTicketBody): Promise<Result<PrintTicketReply, PrintRefusal>>;
}

/**
 * Passes on to the printer what the journal found at the start: a ticket that broke off, or a file that cannot be
 * read; with such a file every print fails as `journal-unreadable`. Without a journal an id is remembered as
 * long as the process.
 */
export function createPrintDesk(
  printer: Pick<TicketPrinter, 'print' | 'visitor' | 'assumeBrokenOff' | 'assumeUnreadableJournal'>,
  journal: PrintJournal<PrintTicketReply> = createMemoryPrintJournal(),
): PrintDesk {
  if (journal.brokeOff) printer.assumeBrokenOff();
  if (journal.unreadable) printer.assumeUnreadableJournal();
  const once = createPrintOnce(journal, journal.unreadable ? unreadableJournal : ticketOutcomes.faulty);
  return {
    async print({ printId, slip }) {
      const digest = createHash('sha256').update(JSON.stringify(slip)).digest('base64');
      // Asked before the journal takes its time: they may go meanwhile (D-27).
      const visitor = printer.visitor();
      const begun = once.begin(printId, digest, async () => {
        const printed = await printer.print(slip, visitor);
        return printed.ok ? { outcome: 'printed' } : { outcome: 'failed', state: printed.error };
      });
      return begun.ok ? ok(await begun.value) : begun;
    },
  };
}
