import type { PageInput } from '../models/page-state.ts';
import { readTicket } from './read-ticket.ts';

const pollMs = 10_000;

/** What brings a ticket to its page, until it is stopped. */
export interface TicketFeed {
  /** Asks at once, for instance when the phone wakes up. */
  refresh(): void;
  stop(): void;
}

/**
 * Brings the ticket and its changes: the first by HTTP, then live, and by HTTP every 10 s while there is no live line,
 * as in networks that block websockets.
 */
export function startTicketFeed(id: string, take: (input: PageInput) => void): TicketFeed {
  let isLive = false;
  let stopLive: (() => void) | null = null;
  let isStopped = false;
  let isAsking = false;

  async function ask(): Promise<void> {
    if (isAsking || isStopped) return;
    isAsking = true;
    const answer = await readTicket(id);
    isAsking = false;
    if (isStopped) return;
    if (answer.kind === 'unknown') take({ kind: 'unknown' });
    if (answer.kind !== 'ticket') return;
    take({ kind: 'ticket', ticket: answer.ticket, now: performance.now(), time: Date.now() });
    if (stopLive === null) await goLive(answer.ticket);
  }

  async function goLive(ticket: Parameters<typeof import('./follow-live.ts').followLive>[0]): Promise<void> {
    stopLive = () => undefined;
    try {
      // Not before the ticket stands on the screen: it is most of the page's weight.
      const { followLive } = await import('./follow-live.ts');
      if (isStopped) return;
      stopLive = followLive(ticket, {
        onTicket: (view, serverNow) =>
          take({ kind: 'ticket', ticket: view, now: performance.now(), time: serverNow ?? Date.now() }),
        onTick: (serverNow) => take({ kind: 'heard', now: performance.now(), time: serverNow }),
        onLine: (isOpen) => {
          isLive = isOpen;
        },
      });
    } catch {
      // The file did not arrive: polling goes on, and the next answer tries again.
      stopLive = null;
    }
  }

  const poll = setInterval(() => {
    if (!isLive) void ask();
  }, pollMs);
  void ask();
  return {
    refresh: () => void ask(),
    stop() {
      isStopped = true;
      clearInterval(poll);
      stopLive?.();
    },
  };
}
