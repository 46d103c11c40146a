import type { TicketId, WindowId } from '../../../../protocol/ids.ts';
import type { CallingWindow, WaitingTicket } from './waiting-ticket.ts';

/** A waiting general ticket for tests, numbered by its issue; give what matters to the test. */
export function sampleTicket(issueOrder: number, given: Partial<WaitingTicket> = {}): WaitingTicket {
  const issuedAt = given.issuedAt ?? issueOrder * 60_000;
  const id = `t${issueOrder}` as TicketId;
  return {
    id,
    number: `A${String(issueOrder).padStart(3, '0')}`,
    priorityClass: 'general',
    pool: 'common',
    service: null,
    matters: 1,
    flags: [],
    issuedAt,
    issueOrder,
    rankAt: issuedAt,
    appointmentAt: null,
    ageClass: given.priorityClass === 'senior' ? 'senior' : 'general',
    overtaken: 0,
    budget: 5,
    reservedFor: null,
    behindUntilCall: 0,
    ...given,
  };
}

/** A comprehensive window for tests that serves every item. */
export function sampleWindow(id: string, given: Partial<CallingWindow> = {}): CallingWindow {
  return { id: id as WindowId, kind: 'comprehensive', services: [], lowCounter: false, ...given };
}
