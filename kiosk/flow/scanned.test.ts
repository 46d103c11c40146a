import { expect, test } from 'vitest';
import { openHall, person, play, read, sampleBooking, sampleTicket, take } from './flow.test-support.ts';
import type { Input, ScannedCode } from './inputs.ts';
import type { KioskState } from './state.ts';

const scanned = (code: ScannedCode): Input => ({ type: 'code-scanned', code });
const booking = scanned({ kind: 'booking', code: sampleBooking.code });
const ticket = scanned({ kind: 'ticket', ticket: 'ticket-A023' });
const eCard = scanned({ kind: 'e-card' });
const phone = { ...person, medium: 'e-social-security-card' as const };
const eCardRead = (request: number): Input => ({ type: 'e-card-read', request, person: phone });
const toConfirm: readonly Input[] = [take, { type: 'choose-direct' }];

test('[A-02] the code of a booking is checked in from wherever somebody looks around', () => {
  for (const way of [[], [take], [{ type: 'choose-tile', tile: 'check-in' }]] as const) {
    const { state, effects } = play(openHall, ...way, booking);
    expect(effects).toEqual([{ type: 'check-in', request: 1, code: sampleBooking.code, asWalkIn: false }]);
    const done = play(state, { type: 'ticket-issued', request: 1, ticket: sampleTicket('B001') });
    expect(done.state.screen).toMatchObject({ at: 'ticket', ticket: { number: 'B001' } });
  }
});

test('[A-02] a booking that is refused leads to its code, ready to be looked at', () => {
  const refusal: Input = { type: 'request-refused', request: 1, code: 'x', detail: '', ticket: null };
  const { state } = play(openHall, booking, refusal, { type: 'back' });
  expect(state.screen).toEqual({ at: 'booking-code', typed: sampleBooking.code });
});

test('[D-10] the code of a ticket opens it, to be printed again', () => {
  const { state, effects } = play(openHall, ticket);
  expect(effects).toEqual([{ type: 'open-ticket', request: 1, ticket: 'ticket-A023' }]);
  const found = play(state, { type: 'tickets-found', request: 1, tickets: [sampleTicket('A023')] });
  expect(found.state.screen).toMatchObject({ at: 'found', tickets: [{ number: 'A023' }] });
});

test('[D-10] a ticket that has ended is said on the screen where it was held up', () => {
  const { state } = play(openHall, take, ticket, { type: 'code-answered', request: 1, answer: 'ticket-ended' });
  expect(state).toMatchObject({ screen: { at: 'themes' }, answer: 'ticket-ended' });
});

test('[D-10] an electronic card is like a card: on home it finds tickets, before a ticket it takes one', () => {
  const home = play(openHall, eCard, eCardRead(1));
  expect(home.effects).toEqual([
    { type: 'read-e-card', request: 1 },
    { type: 'find', request: 2 },
  ]);
  const confirm = play(openHall, ...toConfirm, eCard, eCardRead(1));
  expect(confirm.effects.at(-1)).toMatchObject({ type: 'issue', withCard: true });
  expect(confirm.state.cardOnReader).toBe(false);
});

test('[D-27] nobody is told to take an electronic card away, and a card left behind does not end its session', () => {
  const left: KioskState = { ...openHall, cardOnReader: true };
  const { state } = play(left, eCard, eCardRead(1), { type: 'tickets-found', request: 2, tickets: [] });
  expect(state).toMatchObject({ person: phone, cardOnReader: true });
  const lifted = play(state, { type: 'card-removed' });
  expect(lifted).toMatchObject({ outcome: 'no-card-in-use', state: { person: phone, cardOnReader: false } });
});

test('[D-27] an answer that comes after its visitor left tells nobody, and empties the slot', () => {
  const gone = play(openHall, eCard, { type: 'go-home' });
  expect(play(gone.state, eCardRead(1))).toMatchObject({
    outcome: 'late-answer',
    effects: [{ type: 'forget-card' }],
    state: { person: null, screen: { at: 'home' } },
  });
});

test('[D-10] an expired code is refused in words, and the next one is tried anew, with or without a touch', () => {
  const refusal: Input = { type: 'request-refused', request: 1, code: 'e_card_expired', detail: '', ticket: null };
  const refused = play(openHall, ...toConfirm, eCard, refusal);
  expect(refused.state.screen).toMatchObject({ at: 'refused', code: 'e_card_expired' });
  for (const way of [[{ type: 'try-again' }], []] as const) {
    const again = play(refused.state, ...way, eCard);
    expect(again.effects).toEqual([{ type: 'read-e-card', request: 2 }]);
    expect(play(again.state, eCardRead(2)).effects).toMatchObject([{ type: 'issue', withCard: true }]);
  }
});

test.each([
  ['a receipt', { kind: 'receipt', number: 'YW-20260506-000123' }, 'code-receipt'],
  ['an unknown code', { kind: 'unknown' }, 'code-unknown'],
  ['a reflection', { kind: 'unreadable' }, 'code-unreadable'],
] as const)('[D-10] %s is answered in words and changes nothing else', (_, code, answer) => {
  for (const state of [openHall, play(openHall, ...toConfirm).state]) {
    expect(play(state, scanned(code))).toEqual({ state: { ...state, answer }, effects: [], outcome: 'code-told' });
  }
});

test('[D-10] where no code is needed it is said, and that of an electronic card is dropped', () => {
  const known = play(openHall, take, read).state;
  expect(play(known, eCard)).toMatchObject({ outcome: 'card-already-read', effects: [{ type: 'forget-code' }] });
  const issued: Input = { type: 'ticket-issued', request: 1, ticket: sampleTicket('A001') };
  const ticketShown = play(openHall, ...toConfirm, { type: 'take-ticket' }, issued).state;
  for (const code of [booking, ticket, eCard]) {
    expect(play(ticketShown, code)).toMatchObject({ outcome: 'code-not-needed', state: { answer: 'code-not-needed' } });
  }
  const working = play(openHall, ticket).state;
  expect(play(working, eCard)).toMatchObject({ outcome: 'still-working', effects: [{ type: 'forget-code' }] });
});
