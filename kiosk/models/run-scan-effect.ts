import { type ClientProblem, isPassing } from '../../ui/client/client-problem.ts';
import type { Effect } from '../flow/outcome.ts';
import type { CardSlot } from './card-slot.ts';
import type { CodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import type { Send } from './kiosk.ts';
import { personOf } from './person-of.ts';

type OpenTicket = Extract<Effect, { type: 'open-ticket' }>;
type ReadECard = Extract<Effect, { type: 'read-e-card' }>;

export interface ScanParts {
  readonly api: Pick<HallApi, 'ticket' | 'readECard'>;
  readonly card: CardSlot;
  readonly codes: CodeSlot;
  readonly refuse: (request: number, problem: ClientProblem, send: Send) => void;
}

export interface ScanRunner {
  /** A ticket that has ended is not shown: the answer is `ticket-ended`. */
  openTicket(effect: OpenTicket, send: Send): Promise<void>;
  /** The holder goes into the slot of cards, a masked name into the flow (D-10); after `forget` neither (D-27). */
  readECard(effect: ReadECard, send: Send): Promise<void>;
  /** Drops the code, asked about or not: part of every wipe, and of every question that is given up. */
  forget(): void;
}

const ended: ReadonlySet<string> = new Set(['done', 'cancelled', 'expired']);

/** Does what the flow asks of codes that were scanned. The code of an electronic card is kept while it is tried, and no longer. */
export function createScanRunner({ api, card, codes, refuse }: ScanParts): ScanRunner {
  let current: { readonly request: number; readonly token: string } | null = null;

  async function openTicket({ request, ticket }: OpenTicket, send: Send): Promise<void> {
    const answer = await api.ticket(ticket);
    if (!answer.ok) return refuse(request, answer.error, send);
    const { id, number, status, ahead, estimate, service } = answer.value;
    if (ended.has(status)) return send({ type: 'code-answered', request, answer: 'ticket-ended' });
    const shown = { id, number, status, ahead: ahead ?? 0, estimate, trackUrl: `/t/${id}`, serviceName: service };
    send({ type: 'tickets-found', request, tickets: [shown] });
  }

  function tokenOf(request: number): string | null {
    if (current?.request === request) return current.token;
    const token = codes.take();
    current = token === null ? null : { request, token };
    return token;
  }

  async function readECard({ request }: ReadECard, send: Send): Promise<void> {
    const token = tokenOf(request);
    if (token === null) return send({ type: 'request-unanswered', request });
    const answer = await api.readECard(token);
    // Wiped meanwhile: the visitor has gone, and nobody is to be known.
    if (current?.request !== request) return;
    // Only a question that can be asked again needs its code again.
    if (answer.ok || !isPassing(answer.error)) current = null;
    if (!answer.ok) return refuse(request, answer.error, send);
    const { holder } = answer.value;
    card.put(holder);
    send({ type: 'e-card-read', request, person: personOf(holder) });
  }

  return {
    openTicket,
    readECard,
    forget() {
      current = null;
      codes.take();
    },
  };
}
