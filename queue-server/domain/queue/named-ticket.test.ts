import fc from 'fast-check';
import { expect, test } from 'vitest';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { type PlayedStep, playDay, randomDay } from '../../../tests/support/random-day.ts';
import { at, teller, windowOf } from '../../../tests/support/sample-hall.ts';
import { decideHall } from '../decide-hall.ts';
import type { QueueCommand } from './commands.ts';

const [a, b] = [issue('a').ticket, issue('b').ticket];
const idle = given(
  configureHall(),
  rollDay(at('08:20')),
  atWindow('OpenWindow', '1', { at: at('08:25') }),
  atWindow('OpenWindow', '2', { at: at('08:25') }),
  issue('a', { at: at('09:00') }),
  issue('b', { at: at('09:01') }),
);
const called = idle.and(atWindow('CallNextTicket', '1', { at: at('09:09') }));
const serving = called.and(atWindow('StartService', '1', { at: at('09:09') }));

/** The same step for the ticket that a screen shows; `null` names none. */
type Step = (current: typeof a | null) => QueueCommand;
const whileCalled: Record<string, Step> = {
  recall: (current) => atWindow('RecallTicket', '1', { current }),
  start: (current) => atWindow('StartService', '1', { current }),
  'no-show': (current) => atWindow('PassTicket', '1', { current, reason: '本人离开' }),
  'transfer of a called ticket': (current) =>
    atWindow('TransferCurrent', '1', { current, toWindow: windowOf('2').id, reason: '换窗口' }),
};
const whileServed: Record<string, Step> = {
  hold: (current) => atWindow('HoldTicket', '1', { current }),
  transfer: (current) => atWindow('TransferCurrent', '1', { current, toWindow: windowOf('2').id }),
  finish: (current) => atWindow('FinishTicket', '1', { current }),
  'finish and call the next': (current) => atWindow('CallNextTicket', '1', { current, finishCurrent: true }),
  'finish and call by hand': (current) =>
    atWindow('CallNextTicket', '1', { current, finishCurrent: true, ticket: b, reason: '照顾' }),
};
const steps: (readonly [string, Scene, Step])[] = [
  ...Object.entries(whileCalled).map(([name, step]) => [name, called, step] as const),
  ...Object.entries(whileServed).map(([name, step]) => [name, serving, step] as const),
];

test.each(steps)(
  '[B-14] %s, for the ticket at the window, does what it does for whichever is there',
  (_name, scene, step) => {
    const named = scene.and(step(a));
    expect(named.events).toEqual(scene.and(step(null)).events);
    expect(named.events.at(scene.events.length)).toMatchObject({ ticket: a });
  },
);

test.each(steps)(
  '[B-14] %s, for another ticket than the one at the window, is refused with the number that is there',
  (_name, scene, step) => {
    const status = scene === called ? 'called' : 'serving';
    scene.when(step(b)).refused('ticket_changed', { ticket: { id: a, number: 'A001', status } });
  },
);

test.each(steps)('[B-14] %s, for a ticket that has left the window, is refused: it has none', (_name, _scene, step) => {
  const held = serving.and(atWindow('HoldTicket', '1'));
  const returned = called.and(atWindow('ReturnCall', '1', { ticket: a }));
  const sentOn = serving.and(onTicket('TransferTicket', 'a', { toWindow: windowOf('2').id }));
  const done = serving.and(atWindow('FinishTicket', '1'));
  for (const empty of [held, returned, sentOn, done]) empty.when(step(a)).refused('ticket_changed', { ticket: null });
});

test('[B-14] a call for which a ticket is named calls nobody once that ticket has gone', () => {
  const next = serving.and(atWindow('CallNextTicket', '1', { current: a, finishCurrent: true }));
  next
    .when(atWindow('CallNextTicket', '1', { current: a, finishCurrent: true }))
    .refused('ticket_changed', { ticket: { id: b, number: 'A002', status: 'called' } });
});

test('[B-14] the ticket that is named is the right one in the wrong state: the step says so, as ever', () => {
  called.when(atWindow('FinishTicket', '1', { current: a })).refused('ticket_not_serving', { status: 'called' });
  serving.when(atWindow('RecallTicket', '1', { current: a })).refused('ticket_not_called', { status: 'serving' });
  serving.when(atWindow('CallNextTicket', '1', { current: a })).refused('window_busy');
});

test('[B-14] whoever may not act at the window learns nothing of the ticket there', () => {
  const other = { current: b, actor: teller('teller2') };
  serving.when(atWindow('FinishTicket', '1', other)).refused('not_your_window');
  serving.when(atWindow('CallNextTicket', '1', { ...other, finishCurrent: true })).refused('not_your_window');
});

test('[B-14] on any day a step that names its ticket is the step with that ticket, or none', () => {
  const all = Object.values({ ...whileCalled, ...whileServed });
  let taken = 0;
  let refused = 0;
  const look = ({ state, now }: PlayedStep) => {
    for (const { id, staff, ticket } of state.queue.windows.values()) {
      if (staff === null || ticket === null) continue;
      const somebody = [...state.queue.tickets.keys()].find((other) => other !== ticket) ?? null;
      for (const step of all) {
        const decide = (current: typeof a | null) =>
          decideHall(state, { ...step(current), window: id, actor: teller(staff), at: now } as QueueCommand);
        expect(decide(ticket)).toEqual(decide(null));
        if (decide(ticket).ok) taken += 1;
        if (somebody === null || decide(somebody).ok) expect(somebody).toBeNull();
        else refused += 1;
      }
    }
  };
  fc.assert(
    fc.property(randomDay, (day) => void playDay(day, look)),
    { numRuns: 15 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(100);
});

test('[B-14] a transfer by the version that the teller looked at is refused once the ticket is another', () => {
  const version = serving.state.queue.tickets.get(a)?.version ?? 0;
  const transfer = (seen: number) => atWindow('TransferCurrent', '1', { toWindow: windowOf('2').id, version: seen });
  serving.when(transfer(version)).then({ type: 'TicketTransferred', ticket: a });
  serving.when(transfer(version - 1)).refused('version_conflict', { version });
});
