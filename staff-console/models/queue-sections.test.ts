import { describe, expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import { aQueue, aTicket, aWindow } from './fixtures.test-support.ts';
import { queueSections, ticketAt } from './queue-sections.ts';

const here = aWindow();
const there = aWindow({ id: '4' as WindowId, label: '4' });

function numbers(tickets: readonly { readonly number: string }[]): string[] {
  return tickets.map((ticket) => ticket.number);
}

describe('the list at the left of the teller terminal', () => {
  test('[B-02] any general window sees every matter of the common pool, in order of issue', () => {
    const tickets = [aTicket({ number: 'A001' }), aTicket({ number: 'Y001', lane: 'senior' })];
    expect(numbers(queueSections(aQueue({ tickets, windows: [here, there] }), here).waiting)).toEqual(['A001', 'Y001']);
  });

  test('a ticket that is reserved stands only at its window', () => {
    const view = aQueue({ tickets: [aTicket({ number: 'A001', window: there.id })], windows: [here, there] });
    expect(queueSections(view, here).waiting).toEqual([]);
    expect(numbers(queueSections(view, there).waiting)).toEqual(['A001']);
  });

  test('[B-09] bulk business goes to its own window, or to the general ones where there is none', () => {
    const tickets = [aTicket({ number: 'D001', lane: 'bulk' })];
    const bulk = aWindow({ id: '9' as WindowId, kind: 'bulk' });
    expect(queueSections(aQueue({ tickets, windows: [here, bulk] }), here).waiting).toEqual([]);
    expect(numbers(queueSections(aQueue({ tickets, windows: [here, bulk] }), bulk).waiting)).toEqual(['D001']);
    expect(numbers(queueSections(aQueue({ tickets, windows: [here] }), here).waiting)).toEqual(['D001']);
  });

  test('a window for some items does not see the others', () => {
    const view = aQueue({
      tickets: [aTicket({ number: 'A001', service: 1 }), aTicket({ number: 'A002', service: 2 })],
    });
    expect(numbers(queueSections(view, aWindow({ services: [2] })).waiting)).toEqual(['A002']);
  });

  test('[B-14] missed numbers are seen by all, held ones by their own window', () => {
    const tickets = [
      aTicket({ number: 'A001', status: 'no-show' }),
      aTicket({ number: 'A002', status: 'held', window: here.id }),
      aTicket({ number: 'A003', status: 'held', window: there.id }),
    ];
    const sections = queueSections(aQueue({ tickets, windows: [here, there] }), here);
    expect([numbers(sections.missed), numbers(sections.held)]).toEqual([['A001'], ['A002']]);
  });

  test('the ticket at a window is found by the window', () => {
    const ticket = aTicket({ number: 'A001', status: 'called', window: here.id });
    const view = aQueue({ tickets: [ticket] });
    expect(ticketAt(view, aWindow({ ticket: ticket.id }))).toBe(ticket);
    expect(ticketAt(view, here)).toBeNull();
  });
});
