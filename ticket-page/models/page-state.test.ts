import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketStatus } from '../../protocol/ticket.ts';
import type { TicketView } from '../../protocol/views.ts';
import { firstState, isStale, mustLookUp, staleAfterMs, withInput } from './page-state.ts';

function ticket(seq: number, status: TicketStatus = 'waiting', recalls = 0): TicketView {
  return { seq, status, recalls } as TicketView;
}

test('the page is stale when it has heard nothing for 15 s, from its start on', () => {
  const start = firstState(1000);
  expect(isStale(start, 1000 + staleAfterMs)).toBe(false);
  expect(isStale(start, 1001 + staleAfterMs)).toBe(true);
  const heard = withInput(start, { kind: 'heard', now: 9000, time: 0 });
  expect(isStale(heard, 9000 + staleAfterMs)).toBe(false);
});

test('in whatever order answers come, the newest stands', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), (seqs) => {
      const end = seqs.reduce(
        (state, seq) => withInput(state, { kind: 'ticket', ticket: ticket(seq), now: 0, time: 0 }),
        firstState(0),
      );
      expect(end.ticket?.seq).toBe(Math.max(...seqs));
    }),
  );
});

test('a ticket that was known does not vanish because the server has forgotten it', () => {
  const known = withInput(firstState(0), { kind: 'ticket', ticket: ticket(1), now: 0, time: 0 });
  expect(withInput(known, { kind: 'unknown' })).toMatchObject({ isUnknown: false, ticket: { seq: 1 } });
  expect(withInput(firstState(0), { kind: 'unknown' }).isUnknown).toBe(true);
});

test('the phone vibrates for a call and for each recall, and not because time goes on', () => {
  expect(mustLookUp(ticket(1), ticket(2, 'called'))).toBe(true);
  expect(mustLookUp(ticket(2, 'called'), ticket(3, 'called', 1))).toBe(true);
  expect(mustLookUp(ticket(2, 'called'), ticket(2, 'called'))).toBe(false);
  expect(mustLookUp(ticket(2, 'called'), ticket(3, 'serving'))).toBe(false);
  expect(mustLookUp(null, ticket(3, 'called'))).toBe(true);
});

test('[B-15] the phone vibrates once when the ticket is sent to another window', () => {
  const moved = (seq: number, at: number) => ({ ...ticket(seq), moved: { at, windows: ['3'] } });
  expect(mustLookUp(ticket(1), moved(2, 50))).toBe(true);
  expect(mustLookUp(moved(2, 50), moved(3, 50))).toBe(false);
  expect(mustLookUp(moved(2, 50), moved(3, 90))).toBe(true);
  expect(mustLookUp(moved(2, 50), ticket(3))).toBe(false);
});
