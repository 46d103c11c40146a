import type { TicketView } from '../../protocol/views.ts';

const timeLimitMs = 8_000;

export type TicketAnswer =
  | { readonly kind: 'ticket'; readonly ticket: TicketView }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' };

/** Asks for the ticket once. Every failure but "no such ticket" passes: it is asked again later. */
export async function readTicket(id: string): Promise<TicketAnswer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeLimitMs);
  try {
    const response = await fetch(`/api/v1/tickets/${encodeURIComponent(id)}`, {
      signal: stop.signal,
      cache: 'no-store',
    });
    if (response.ok) return { kind: 'ticket', ticket: (await response.json()) as TicketView };
    return { kind: response.status === 404 || response.status === 400 ? 'unknown' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
