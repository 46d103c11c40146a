import { err, ok, type Result } from '../../protocol/result.ts';
import type { PrintJournal } from './print-journal.ts';

const waitingLimit = 3;

export type PrintRefusal = 'too_many_requests' | 'idempotency_key_reused';

/** The same print id prints once and always has the first outcome, across restarts where the journal is a file; few may wait. */
export interface PrintOnce<Reply> {
  /**
   * Has a new id printed, and answers how it ends; of a known one, how it ended or will. Refuses an id that was used for something else.
   * @param digest of what is to be printed
   * @param print sends nothing before it is called: the journal comes first
   */
  begin(printId: string, digest: string, print: () => Promise<Reply>): Result<Promise<Reply>, PrintRefusal>;
}

/** @param faulty how a print ends that the journal refused, or a bug ended */
export function createPrintOnce<Reply>(journal: PrintJournal<Reply>, faulty: Reply): PrintOnce<Reply> {
  const running = new Map<string, { readonly digest: string; readonly reply: Promise<Reply> }>();

  async function run(printId: string, digest: string, print: () => Promise<Reply>): Promise<Reply> {
    try {
      const begun = await journal.begin(printId, digest);
      if (!begun.ok) return faulty;
      const reply = await print();
      await journal.finish(printId, reply);
      return reply;
    } finally {
      running.delete(printId);
    }
  }

  return {
    begin(printId, digest, print) {
      const now = running.get(printId);
      if (now) return now.digest === digest ? ok(now.reply) : err('idempotency_key_reused');
      const before = journal.find(printId);
      if (before)
        return before.digest === digest ? ok(Promise.resolve(before.reply ?? faulty)) : err('idempotency_key_reused');
      if (running.size >= waitingLimit) return err('too_many_requests');
      const reply = run(printId, digest, print);
      running.set(printId, { digest, reply });
      return ok(reply);
    },
  };
}
