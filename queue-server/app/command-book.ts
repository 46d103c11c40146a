import type { CommandId } from '../../protocol/ids.ts';
import type { EventEnvelope, Ledger, NewEvent } from '../ledger/ledger.ts';
import { readPages } from '../ledger/read-pages.ts';
import { createRecentMap } from './recent-map.ts';

interface KnownCommand<Event> {
  readonly fingerprint: string | null;
  readonly events: readonly Event[];
}

/** Which commands of late caused which events, so that a repeated Idempotency-Key gets the first answer, also after a crash. */
export interface CommandBook<Event> {
  find(id: CommandId): KnownCommand<Event> | undefined;
  add(id: CommandId, fingerprint: string | null, events: readonly Event[]): void;
  note(envelope: EventEnvelope): void;
  /** Takes back what a batch that was not appended had added. */
  forget(events: readonly NewEvent[]): void;
  clear(): void;
  /** From the last events of the ledger up to `head`: later ones are noted as they come. */
  fill(ledger: Ledger, stream: string, head: number): Promise<void>;
}

/** Days of a busy hall; older keys are no longer repeated by any screen. */
const remembered = 50_000;

/** An empty book. It keeps the last 50,000 commands at least, and never more than twice as many. */
export function createCommandBook<Event>(): CommandBook<Event> {
  const known = createRecentMap<KnownCommand<Event>>(remembered);

  function note(envelope: EventEnvelope): void {
    if (envelope.commandId === null) return;
    const earlier = known.get(envelope.commandId)?.events ?? [];
    known.set(envelope.commandId, {
      fingerprint: envelope.fingerprint,
      events: [...earlier, envelope.data as Event],
    });
  }

  return {
    find: known.get,
    add(id, fingerprint, events) {
      known.set(id, { fingerprint, events });
    },
    note,
    forget(events) {
      for (const event of events) if (event.commandId !== null) known.delete(event.commandId);
    },
    clear: known.clear,
    async fill(ledger, stream, head) {
      known.clear();
      const pages = readPages(ledger, stream, Math.max(0, head - remembered), { head });
      for await (const page of pages) for (const envelope of page) note(envelope);
    },
  };
}
