import { expect, test } from 'vitest';
import { openHall, person, play, read, sampleTicket, take } from './flow.test-support.ts';
import type { Input } from './inputs.ts';

const item: readonly Input[] = [take, { type: 'choose-theme', theme: 'pension' }, { type: 'choose-item', no: 33 }];
const ticket = sampleTicket('A023');
const issued: Input = { type: 'ticket-issued', request: 1, ticket };

test('[B-01] theme, item, "no card": the ticket is asked for once and shown, then printed', () => {
  const asked = play(openHall, ...item, { type: 'take-ticket' });
  expect(asked.effects).toEqual([
    {
      type: 'issue',
      request: 1,
      wish: { kind: 'item', no: 33 },
      group: null,
      matters: 1,
      withCard: false,
      lowCounter: false,
    },
  ]);
  const shown = play(asked.state, issued);
  expect(shown.state.screen).toMatchObject({ at: 'ticket', ticket: { number: 'A023' }, print: { state: 'printing' } });
  expect(shown.effects).toEqual([{ type: 'forget-card' }, { type: 'print', ticket: ticket.id }]);
});

test('[A-05] card first: two touches after it bring the ticket', () => {
  const welcomed = play(openHall, read, { type: 'tickets-found', request: 1, tickets: [] });
  expect(welcomed.state.screen).toEqual({ at: 'themes' });
  const asked = play(welcomed.state, { type: 'choose-direct' }, { type: 'take-ticket' });
  expect(asked.effects).toMatchObject([{ type: 'issue', withCard: true, wish: { kind: 'direct' } }]);
});

test('[A-05] in elder mode a card laid after one touch brings the ticket with no further touch', () => {
  const elder = play(openHall, { type: 'switch', setting: 'elder' }).state;
  const asked = play(elder, take, read);
  expect(asked.effects).toMatchObject([{ type: 'issue', withCard: true, wish: { kind: 'direct' } }]);
});

test('[B-12] whoever has a ticket is offered its print, and no second number', () => {
  const active = play(
    openHall,
    ...item,
    { type: 'take-ticket' },
    { type: 'request-refused', request: 1, code: 'ticket_already_active', detail: '', ticket },
  );
  expect(active.state.screen).toMatchObject({ at: 'found', why: 'already', tickets: [{ number: 'A023' }] });
  const printed = play(active.state, { type: 'reprint', ticket: ticket.id });
  expect(printed.effects).toContainEqual({ type: 'print', ticket: ticket.id });
});

test('[B-12] a card on the home screen finds the ticket of a person who has one', () => {
  const found = play(openHall, read, { type: 'tickets-found', request: 1, tickets: [ticket] });
  expect(found.state.screen).toMatchObject({ at: 'found', why: 'card' });
});

test('[D-07] paper runs out in mid ticket: the number stays, and it can be printed again', () => {
  const failed = play(openHall, ...item, { type: 'take-ticket' }, issued, {
    type: 'print-ended',
    ticket: ticket.id,
    print: { state: 'failed', cause: 'paper-out' },
  });
  expect(failed.state.screen).toMatchObject({
    at: 'ticket',
    ticket: { number: 'A023' },
    print: { state: 'failed', cause: 'paper-out' },
  });
  const again = play(failed.state, { type: 'reprint', ticket: ticket.id });
  expect(again.effects).toEqual([{ type: 'print', ticket: ticket.id }]);
});

test('[B-11] a second touch while it prints does not print twice', () => {
  const printing = play(openHall, ...item, { type: 'take-ticket' }, issued).state;
  const again = play(printing, { type: 'reprint', ticket: ticket.id });
  expect(again.outcome).toBe('still-working');
  expect(again.effects).toEqual([]);
});

test('a double touch on "take ticket" asks once', () => {
  const twice = play(openHall, ...item, { type: 'take-ticket' }, { type: 'take-ticket' });
  expect(twice.effects).toHaveLength(1);
  expect(twice.outcome).toBe('still-working');
});

test('a ticket that comes after the visitor left is given back', () => {
  const left = play(openHall, ...item, { type: 'take-ticket' }, { type: 'go-home' }).state;
  const late = play(left, issued);
  expect(late.outcome).toBe('late-ticket-cancelled');
  expect(late.effects).toEqual([{ type: 'cancel', request: null, ticket: ticket.id }]);
  expect(late.state).toEqual(left);
});

test('[B-05] a group that is claimed goes along with the ticket', () => {
  const asked = play(
    openHall,
    ...item,
    { type: 'ask-priority' },
    { type: 'choose-group', group: 'veteran' },
    { type: 'take-ticket' },
  );
  expect(asked.effects).toMatchObject([{ type: 'issue', group: 'veteran' }]);
});

test('[B-22] the number of matters goes along, never below one', () => {
  const asked = play(
    openHall,
    ...item,
    { type: 'change-matters', by: 10 },
    { type: 'change-matters', by: -1 },
    { type: 'take-ticket' },
  );
  expect(asked.effects).toMatchObject([{ matters: 10 }]);
  expect(play(openHall, ...item, { type: 'change-matters', by: -1 }).outcome).toBe('already-so');
});

test('[B-17] outside the hours no ticket is asked for, and the screen opens with the hall', () => {
  const closed = play(openHall, {
    type: 'hall-told',
    service: { state: 'last-ticket-passed', until: null, opensAt: 5 },
  });
  const tried = play(closed.state, ...item);
  expect(tried.outcome).toBe('hall-closed');
  expect(tried.state.screen.at).toBe('closed');
  expect(tried.effects).toEqual([]);
  const opened = play(tried.state, { type: 'hall-told', service: { state: 'open', until: null, opensAt: null } });
  expect(opened.state.screen.at).toBe('home');
});

test('cut off: said at once, and when the line is back the same command is tried under its number', () => {
  const cut = play(openHall, { type: 'server-lost' }, ...item, { type: 'take-ticket' });
  expect(cut.state.screen.at).toBe('cut-off');
  expect(cut.effects).toEqual([]);
  const impatient = play(cut.state, { type: 'try-again' });
  expect(impatient.outcome).toBe('hall-cut-off');
  const back = play(cut.state, { type: 'server-found' }, { type: 'try-again' });
  expect(back.effects).toMatchObject([{ type: 'issue', request: 1 }]);
});

test('[B-01] a command that nobody answered is tried again under the same number, so it can only be done once', () => {
  const unanswered = play(openHall, ...item, { type: 'take-ticket' }, { type: 'request-unanswered', request: 1 });
  const again = play(unanswered.state, { type: 'try-again' });
  expect(again.effects).toMatchObject([{ type: 'issue', request: 1 }]);
});

test('[B-14] a missed ticket is put back in line and printed with its new place', () => {
  const missed = sampleTicket('A009', { status: 'no-show' });
  const back = play(
    openHall,
    read,
    { type: 'tickets-found', request: 1, tickets: [missed] },
    { type: 'reactivate', ticket: missed.id },
    { type: 'ticket-reactivated', request: 2, place: { status: 'waiting', ahead: 3, estimate: null } },
  );
  expect(back.state.screen).toMatchObject({ at: 'ticket', ticket: { number: 'A009', status: 'waiting', ahead: 3 } });
});

test('giving up a place takes two touches, and the second can be taken back', () => {
  const found = play(openHall, read, { type: 'tickets-found', request: 1, tickets: [ticket] }).state;
  const asked = play(found, { type: 'give-up', ticket: ticket.id });
  expect(asked.effects).toEqual([]);
  expect(play(asked.state, { type: 'keep-ticket' }).state.screen).toEqual(found.screen);
  const given = play(asked.state, { type: 'give-up', ticket: ticket.id });
  expect(given.effects).toMatchObject([{ type: 'cancel', ticket: ticket.id }]);
  expect(play(given.state, { type: 'ticket-cancelled', request: 2 }).state.screen).toMatchObject({ tickets: [] });
});

test('[A-06] help: told, waiting, acknowledged, while the screen behind stays', () => {
  const before = play(openHall, ...item).state;
  const called = play(before, { type: 'call-help' });
  expect(called.effects).toEqual([{ type: 'call-help', screen: 'confirm' }]);
  const answered = play(
    called.state,
    { type: 'help-taken', id: 'h' as never },
    { type: 'help-acknowledged', id: 'h' as never },
  );
  expect(answered.state.help).toEqual({ state: 'acknowledged', id: 'h' });
  expect(answered.state.screen).toEqual(before.screen);
  expect(play(called.state, { type: 'call-help' }).outcome).toBe('already-so');
});

test('[A-06] a call that did not go through can be repeated', () => {
  const failed = play(openHall, { type: 'call-help' }, { type: 'help-refused' });
  expect(failed.state.help).toEqual({ state: 'failed' });
  expect(play(failed.state, { type: 'call-help' }).effects).toEqual([{ type: 'call-help', screen: 'home' }]);
});

test('a card that cannot be read leaves the screen with words, and the way without a card open', () => {
  const failed = play(openHall, ...item, { type: 'card-failed', fault: 'unreadable' });
  expect(failed.outcome).toBe('card-fault-told');
  expect(failed.state.screen).toMatchObject({ at: 'confirm', fault: 'unreadable' });
  expect(play(failed.state, { type: 'take-ticket' }).effects).toMatchObject([{ type: 'issue', withCard: false }]);
});

test('a card where none is needed is forgotten at once and said so', () => {
  const told = play(openHall, ...item, { type: 'take-ticket' }, issued, read);
  expect(told.outcome).toBe('card-not-needed');
  expect(told.effects.at(-1)).toEqual({ type: 'forget-card' });
  expect(told.state.person).toBeNull();
});

test('[D-27] a second card beside the one in use takes neither its name nor its data away', () => {
  const second: Input = { type: 'card-read', person: { maskedName: '李**', medium: 'social-security-card' } };
  const searching = play(openHall, read, second);
  expect([searching.outcome, searching.effects]).toEqual(['card-already-read', [{ type: 'find', request: 1 }]]);
  const browsing = play(searching.state, { type: 'tickets-found', request: 1, tickets: [] }, second);
  expect(browsing.state.person).toEqual(person);
  const asked = play(browsing.state, { type: 'choose-direct' }, { type: 'take-ticket' });
  expect(asked.effects).toMatchObject([{ type: 'issue', withCard: true }]);
  const found = play(openHall, read, { type: 'tickets-found', request: 1, tickets: [ticket] }, second);
  expect(found.effects).toEqual([{ type: 'find', request: 1 }]);
});

test('[D-27] of two cards one is taken: the farewell asks for the other, and staff hear of it', () => {
  const shown = play(openHall, ...item, read, issued, {
    type: 'print-ended',
    ticket: ticket.id,
    print: { state: 'printed' },
  });
  const leaving = play(shown.state, { type: 'card-removed', left: true });
  expect(leaving.state).toMatchObject({ screen: { at: 'goodbye' }, cardOnReader: true });
  expect(play(leaving.state, { type: 'idle-over' }).effects).toContainEqual({ type: 'call-help', screen: 'card-left' });
  expect(play(leaving.state, { type: 'card-removed' }).state.cardOnReader).toBe(false);
});

test('a card removed while the ticket is on its way: the ticket still comes, the person is forgotten', () => {
  const lifted = play(openHall, ...item, read, { type: 'card-removed' });
  expect(lifted.outcome).toBe('still-working');
  expect(lifted.state.person).toBeNull();
  expect(play(lifted.state, issued).state.screen.at).toBe('ticket');
});

test('home keeps the language; the next visitor gets the hall’s own', () => {
  const english = play(openHall, { type: 'switch-language' }, take, { type: 'go-home' }).state;
  expect(english.settings.language).toBe('en');
  const next = play(english, { type: 'idle-over' }).state;
  expect(next.settings.language).toBe('zh');
});

test('an input that a screen has no use for is answered by name and in words', () => {
  const odd = play(openHall, { type: 'choose-group', group: 'veteran' });
  expect(odd.outcome).toBe('not-on-this-screen');
  expect(odd.state).toEqual({ ...openHall, answer: 'not-here' });
});

test('[D-27] the card’s person is gone from the state once the ticket is there', () => {
  const shown = play(openHall, ...item, read, issued);
  expect(JSON.stringify(shown.state)).not.toContain(person.maskedName);
});

test('[D-27] a card that nobody takes is told to staff', () => {
  const leaving = play(openHall, ...item, read, issued, { type: 'finish' });
  expect(leaving.state).toMatchObject({ screen: { at: 'goodbye' }, cardOnReader: true });
  const left = play(leaving.state, { type: 'idle-over' });
  expect(left.effects).toEqual([{ type: 'wipe' }, { type: 'call-help', screen: 'card-left' }]);
  const taken = play(leaving.state, { type: 'card-removed' }, { type: 'idle-over' });
  expect(taken.effects).toEqual([{ type: 'wipe' }]);
});
