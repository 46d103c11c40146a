import { expect, test } from 'vitest';
import { aQueue, aTicket } from './fixtures.test-support.ts';
import {
  chosenOf,
  draggedWith,
  extended,
  nothingSelected,
  selectedTickets,
  toggled,
  wholeToggled,
} from './ticket-selection.ts';

const [a, b, c] = [aTicket({ number: 'A001' }), aTicket({ number: 'A002' }), aTicket({ number: 'A003' })];
const view = aQueue({ tickets: [a, b, c] });
const numbers = (tickets: readonly { readonly number: string }[]) => tickets.map((ticket) => ticket.number);

test('[B-15] one touch chooses a ticket, another gives it up', () => {
  const chosen = toggled(nothingSelected, b.id);
  expect(numbers(selectedTickets(view, chosen))).toEqual(['A002']);
  expect(toggled(chosen, b.id).size).toBe(0);
  expect(nothingSelected.size).toBe(0);
});

test('[B-15] Shift and an arrow choose both ends of the step', () => {
  const two = extended(nothingSelected, c.id, b.id);
  expect(numbers(selectedTickets(view, two))).toEqual(['A002', 'A003']);
  expect(numbers(selectedTickets(view, extended(two, b.id, a.id)))).toEqual(['A001', 'A002', 'A003']);
});

test('[B-15] a whole line is chosen at once, also where a part was, and given up at once; others stay', () => {
  const other = aTicket({ number: 'Y001' });
  const start = new Set([other.id, a.id]);
  expect(chosenOf(start, [a, b])).toBe('some');
  const all = wholeToggled(start, [a, b]);
  expect(chosenOf(all, [a, b])).toBe('all');
  expect([...wholeToggled(all, [a, b])]).toEqual([other.id]);
  expect(chosenOf(nothingSelected, [a, b])).toBe('none');
});

test('[B-15] who was called since is chosen no more', () => {
  const chosen = new Set([a.id, b.id]);
  const later = aQueue({ tickets: [aTicket({ number: 'A001', status: 'called' }), b, c] });
  expect(numbers(selectedTickets(later, chosen))).toEqual(['A002']);
});

test('[B-15] dragging a chosen ticket takes all that is chosen along, another one goes alone', () => {
  const chosen = new Set([a.id, c.id]);
  expect(numbers(draggedWith(view, chosen, c.id))).toEqual(['A001', 'A003']);
  expect(numbers(draggedWith(view, chosen, b.id))).toEqual(['A002']);
});
