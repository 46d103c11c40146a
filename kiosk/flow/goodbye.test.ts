import { expect, test } from 'vitest';
import { openHall, play, read, sampleTicket, take } from './flow.test-support.ts';
import type { Input } from './inputs.ts';
import type { PrintState } from './state.ts';

const ticket = sampleTicket('A023');
const issued: readonly Input[] = [
  take,
  { type: 'choose-direct' },
  { type: 'take-ticket' },
  { type: 'ticket-issued', request: 1, ticket },
];

function leaveAfter(print: PrintState) {
  return play(openHall, ...issued, { type: 'print-ended', ticket: ticket.id, print }, { type: 'finish' }).state.screen;
}

test('[B-11] [D-07] the farewell names the paper only where it came', () => {
  expect(leaveAfter({ state: 'printed' })).toEqual({ at: 'goodbye', why: 'finished' });
  expect(leaveAfter({ state: 'failed', cause: 'paper-out' })).toEqual({ at: 'goodbye', why: 'no-paper' });
  expect(leaveAfter({ state: 'no-printer' })).toEqual({ at: 'goodbye', why: 'no-paper' });
});

test('[D-27] whoever only looked for a ticket is not told to take a paper', () => {
  const looked = play(openHall, read, { type: 'tickets-found', request: 1, tickets: [ticket] }, { type: 'finish' });
  expect(looked.state.screen).toEqual({ at: 'goodbye', why: 'no-paper' });
});
