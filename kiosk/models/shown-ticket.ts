import type { TicketReply } from '../../protocol/api.ts';
import type { Text } from '../../protocol/text.ts';
import type { ShownTicket } from '../flow/state.ts';

/** A ticket as the screens show it; the answer's own name of the item goes before the one that is given. */
export function shownTicket(reply: TicketReply & { serviceName?: Text | null }, serviceName: Text | null): ShownTicket {
  const { id, number, status, ahead, estimate, trackUrl } = reply;
  return { id, number, status, ahead, estimate, trackUrl, serviceName: reply.serviceName ?? serviceName };
}
