import type { HallId, TicketId } from '../../../protocol/ids.ts';
import type { TicketView } from '../../../protocol/views.ts';
import { sampleBoard, sampleNow } from './sample-board.ts';

/** A ticket that waits, of nobody. */
export function sampleTicket(more: Partial<TicketView> = {}): TicketView {
  const { name, windowTitle, guidanceDesk, supervisionTelephone, utcOffsetMinutes, missedRule } = sampleBoard();
  return {
    id: 'k3m9x2p7q4r8t6v1' as TicketId,
    seq: 10,
    number: 'A023',
    status: 'waiting',
    priority: false,
    service: { zh: '参保证明打印', en: 'Certificate of insurance' },
    ahead: 6,
    estimate: { p50Seconds: 960, p90Seconds: 1680 },
    window: null,
    recalls: 0,
    issuedAt: sampleNow - 600_000,
    calledAt: null,
    hall: { id: 'demo' as HallId, name, windowTitle, guidanceDesk, supervisionTelephone, utcOffsetMinutes },
    missedRule,
    ...more,
  };
}
