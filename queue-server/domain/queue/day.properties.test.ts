import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atWindow } from '../../../tests/support/queue-commands.ts';
import { copyOfHall, type PlayedStep, playDay, randomDay } from '../../../tests/support/random-day.ts';
import { decideHall } from '../decide-hall.ts';
import { evolveHall, type HallEvent, type HallState, initialHall } from '../hall.ts';
import { serialiseHall } from '../serialise-hall.ts';
import { waitingCount } from './call-order/waiting-lines.ts';
import { type Ticket, whyGone } from './ticket.ts';
import type { ServiceWindow } from './window.ts';

const runs = { numRuns: 150 };
const plain = (state: HallState) => JSON.parse(JSON.stringify(serialiseHall(state)));
const fromLedger = (events: readonly HallEvent[]): HallEvent[] => JSON.parse(JSON.stringify(events));

function fold(events: readonly HallEvent[], state = initialHall()): HallState {
  for (const event of events) evolveHall(state, event);
  return state;
}

test('the days that chance makes reach every event of the queue', () => {
  const seen = new Map<string, number>();
  const days = fc.sample(randomDay, { numRuns: 200, seed: 1 });
  for (const { type } of days.flatMap((day) => playDay(day).events)) seen.set(type, (seen.get(type) ?? 0) + 1);
  const expected: HallEvent['type'][] = [
    ...(['HallConfigured', 'ServiceDayOpened', 'ServiceDayClosed', 'TicketIssued', 'TicketPrintBegun'] as const),
    ...(['TicketRegrouped', 'TicketCalled', 'CallReturned', 'ServiceStarted', 'TicketMissed'] as const),
    ...(['TicketReactivated', 'TicketHeld', 'TicketResumed', 'TicketTransferred', 'TicketsReassigned'] as const),
    ...(['ReassignmentUndone', 'TicketFinished', 'TicketCancelled', 'TicketExpired', 'WindowOpened'] as const),
    ...(['WindowPaused', 'WindowContinued', 'WindowClosing', 'WindowClosed', 'WindowActionUndone'] as const),
  ];
  expect(expected.filter((type) => (seen.get(type) ?? 0) < 5)).toEqual([]);
});

test('[B-01] numbers are unique and follow each other for each letter and day', () => {
  fc.assert(
    fc.property(randomDay, (day) => {
      const next = new Map<string, number>();
      const given = new Set<string>();
      for (const event of playDay(day).events) {
        if (event.type !== 'TicketIssued') continue;
        const series = `${event.day} ${event.letter}`;
        next.set(series, (next.get(series) ?? 0) + 1);
        expect(event.sequence).toBe(next.get(series));
        expect(given.has(`${event.day} ${event.number}`)).toBe(false);
        given.add(`${event.day} ${event.number}`);
      }
    }),
    runs,
  );
});

/** Where a ticket of that status must be, and nowhere else. */
const placeOf: Partial<Record<Ticket['status'], string>> = {
  waiting: 'line',
  called: 'window',
  serving: 'window',
  held: 'held',
  'no-show': '',
};

function placesOf({ queue }: HallState, ticket: Ticket): string {
  const windows = [...queue.windows.values()];
  return [
    ...(queue.lines.byId.get(ticket.id) === ticket ? ['line'] : []),
    ...windows.filter((window) => window.ticket === ticket.id).map(() => 'window'),
    ...windows.flatMap((window) => window.held.filter((id) => id === ticket.id)).map(() => 'held'),
  ].join(' and ');
}

function expectedStatuses({ ticket }: ServiceWindow): readonly string[] {
  return ticket === null ? ['closed', 'ready', 'paused'] : ['serving', 'closing'];
}

test('[B-14] every open ticket is in one place, and every window shows what it does', () => {
  const look = ({ state }: PlayedStep) => {
    const { tickets, ended, windows, lines } = state.queue;
    let waiting = 0;
    for (const ticket of tickets.values()) {
      expect(placesOf(state, ticket), `${ticket.id} ${ticket.status}`).toBe(placeOf[ticket.status]);
      expect(ended.has(ticket.id)).toBe(false);
      if (ticket.status === 'waiting') waiting += 1;
      // Nobody waits for a window that will never call.
      if (ticket.reservedFor !== null) expect(windows.get(ticket.reservedFor)?.status).not.toBe('closed');
    }
    expect(waitingCount(lines)).toBe(waiting);
    for (const window of windows.values()) {
      expect(expectedStatuses(window)).toContain(window.status);
      for (const id of [...window.held, ...(window.ticket === null ? [] : [window.ticket])]) {
        expect(tickets.get(id)?.window).toBe(window.id);
      }
      expect(window.staff === null).toBe(window.status === 'closed');
    }
    const staff = [...windows.values()].flatMap((window) => window.staff ?? []);
    expect(new Set(staff).size).toBe(staff.length);
  };
  fc.assert(
    fc.property(randomDay, (day) => void playDay(day, look)),
    runs,
  );
});

test('[B-12] nobody ever has two live tickets for one matter', () => {
  const look = ({ state, now }: PlayedStep) => {
    const { config, tickets, bySubject } = state.queue;
    const matters = [...tickets.values()]
      .filter((ticket) => ticket.subject !== null)
      .filter((ticket) => ticket.status !== 'no-show' || !config || whyGone(ticket, config.calling, now) === null)
      .map((ticket) => `${ticket.subject} ${ticket.service}`);
    expect(new Set(matters).size).toBe(matters.length);
    const known = [...bySubject.values()].flat().sort();
    const open = [...tickets.values()].filter((ticket) => ticket.subject !== null).map((ticket) => ticket.id);
    expect(known).toEqual(open.sort());
  };
  fc.assert(
    fc.property(randomDay, (day) => void playDay(day, look)),
    runs,
  );
});

test('the counts of the day are those of its tickets', () => {
  const look = ({ state }: PlayedStep) => {
    const { counts, tickets, ended, day } = state.queue;
    const endedToday = [...ended.values()].filter((ticket) => ticket.status !== 'expired');
    if (day !== null) expect(counts.issued).toBe(tickets.size + endedToday.length);
    expect(counts.finished).toBe(endedToday.filter((ticket) => ticket.status === 'done').length);
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
  };
  fc.assert(
    fc.property(randomDay, (day) => void playDay(day, look)),
    runs,
  );
});

test('[B-19] the ledger played again gives the very same hall, and deciding changes nothing', () => {
  fc.assert(
    fc.property(randomDay, (day) => {
      const { state, events } = playDay(day);
      expect(plain(fold(fromLedger(events)))).toEqual(plain(state));
    }),
    runs,
  );
});

test('[B-19] a snapshot anywhere and what came after it is the same as never having stopped', () => {
  fc.assert(
    fc.property(randomDay, fc.double({ min: 0, max: 1, noNaN: true }), (day, where) => {
      const { state, events } = playDay(day);
      const cut = Math.floor(where * events.length);
      const restored = copyOfHall(fold(fromLedger(events.slice(0, cut))));
      expect(plain(fold(fromLedger(events.slice(cut)), restored))).toEqual(plain(state));
    }),
    runs,
  );
});

test('[B-19] folding never throws, wherever the ledger begins', () => {
  fc.assert(
    fc.property(randomDay, fc.double({ min: 0, max: 1, noNaN: true }), (day, where) => {
      const { events } = playDay(day);
      expect(() => fold(fromLedger(events.slice(Math.floor(where * events.length))))).not.toThrow();
    }),
    runs,
  );
});

/** A hall without what an undo may not restore: versions only grow, the chance to undo is spent, maps have no order. */
function comparable(state: HallState) {
  const { queue } = plain(state);
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  return {
    ...queue,
    tickets: queue.tickets.map((ticket: object) => ({ ...ticket, version: 0 })).sort(byId),
    windows: queue.windows.map((window: object) => ({ ...window, lastAction: null })),
    recentCalls: queue.recentCalls.slice(-20),
  };
}

test('an undo right after a step restores the hall exactly', () => {
  const undoable = ['CallNextTicket', 'StartService', 'PassTicket', 'HoldTicket', 'ResumeTicket', 'FinishTicket'];
  let undone = 0;
  fc.assert(
    fc.property(randomDay, (day) => {
      let before = initialHall();
      playDay(day, ({ command, events, state, now, index }) => {
        const closedBehind = events.some((event) => event.type === 'WindowClosed' || event.type === 'ServiceDayOpened');
        const window = 'window' in command ? command.window : null;
        if (window !== null && undoable.includes(command.type) && events.length > 0 && !closedBehind) {
          const after = copyOfHall(state);
          const undo = atWindow('UndoWindowAction', window, { at: now, actor: command.actor });
          const decision = decideHall(after, undo);
          const closing = after.queue.windows.get(window)?.status === 'closing';
          expect(decision.ok || closing, `${command.type} at step ${index}`).toBe(true);
          for (const event of decision.ok ? decision.value : []) evolveHall(after, event);
          if (decision.ok) expect(comparable(after)).toEqual(comparable(before));
          if (decision.ok) undone += 1;
        }
        before = copyOfHall(state);
      });
    }),
    { numRuns: 60 },
  );
  expect(undone).toBeGreaterThan(200);
});
