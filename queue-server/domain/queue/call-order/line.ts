import type { RankedTicket, WaitingTicket } from './waiting-ticket.ts';

/**
 * Tickets in a fixed order. Joining at the tail and leaving at the head take constant time, everything else a
 * binary search and a move of memory: `items` from `head` on are the line, before it are vacant places.
 */
export interface Line {
  items: WaitingTicket[];
  head: number;
  readonly before: (a: RankedTicket, b: RankedTicket) => boolean;
}

/** Order in a class: t0, then the earlier issue. */
export function ranksBefore(a: RankedTicket, b: RankedTicket): boolean {
  return a.rankAt !== b.rankAt ? a.rankAt < b.rankAt : a.issueOrder < b.issueOrder;
}

/** Order of issue, whatever the class; no two tickets of a day are equal in it. */
export function issuedBefore(a: RankedTicket, b: RankedTicket): boolean {
  return a.issueOrder < b.issueOrder;
}

/** A line keeps its order for good: what `before` compares must not change while a ticket stands in it. */
export function emptyLine(before: Line['before']): Line {
  return { items: [], head: 0, before };
}

/** A line of its own on the same tickets, without the vacant places. */
export function copyLine(line: Line): Line {
  return { items: line.items.slice(line.head), head: 0, before: line.before };
}

/** How many stand in the line; vacant places do not count. */
export function lineLength(line: Line): number {
  return line.items.length - line.head;
}

/** How many in the line satisfy a test that holds for the first ones and for none after: O(log n). */
export function countWhile(line: Line, holds: (ticket: WaitingTicket) => boolean): number {
  let low = line.head;
  let high = line.items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const ticket = line.items[middle];
    if (ticket !== undefined && holds(ticket)) low = middle + 1;
    else high = middle;
  }
  return low - line.head;
}

/** How many in the line stand before this ticket, which need not be in it. */
export function countBefore(line: Line, ticket: RankedTicket): number {
  const last = line.items.at(-1);
  if (last === undefined || lineLength(line) === 0) return 0;
  if (line.before(last, ticket)) return lineLength(line);
  return countWhile(line, (other) => line.before(other, ticket));
}

/** Puts a ticket at its place in the order of the line. */
export function join(line: Line, ticket: WaitingTicket): void {
  const place = countBefore(line, ticket);
  if (place === lineLength(line)) line.items.push(ticket);
  else line.items.splice(line.head + place, 0, ticket);
}

/** Takes the ticket out; false when it does not stand here. */
export function leave(line: Line, ticket: WaitingTicket): boolean {
  const place = line.head + countBefore(line, ticket);
  if (line.items[place] !== ticket) return false;
  if (place === line.head) {
    line.head += 1;
    // Vacant places are given back once they are the greater part, so that leaving stays constant on average.
    if (line.head > 32 && line.head * 2 > line.items.length) {
      line.items.splice(0, line.head);
      line.head = 0;
    }
  } else {
    line.items.splice(place, 1);
  }
  return true;
}

/** The tickets of the line, first to last. */
export function ticketsOf(line: Line): readonly WaitingTicket[] {
  return line.items.slice(line.head);
}
