import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticketNumber } from '../../protocol/ticket.ts';
import { book, checkIn, sampleAppointments } from '../../tests/support/appointment-commands.ts';
import { deepFreeze } from '../../tests/support/deep-freeze.ts';
import { copyOfHall, playDay, randomDay } from '../../tests/support/random-day.ts';
import { decideHall, type HallCommand } from './decide-hall.ts';
import { evolveHall, type HallEvent, type HallState, initialHall } from './hall.ts';
import { mayServe } from './queue/call-order/waiting-ticket.ts';
import type { Ticket } from './queue/ticket.ts';
import { serialiseHall } from './serialise-hall.ts';

const appointments = { ...sampleAppointments, placesPerSlot: 2 };
const slots = ['08:30', '09:00', '09:30'];

/** A chance day at a hall that takes bookings: six are made as soon as it is open, and people check in, or try to, all day. */
const bookedDay: fc.Arbitrary<readonly HallCommand[]> = fc
  .tuple(randomDay, fc.infiniteStream(fc.nat(23)))
  .map(([day, chances]) =>
    playDay(day).commands.flatMap((command, index): HallCommand[] => {
      const { at } = command;
      if (command.type === 'ConfigureHall') {
        const configure = { ...command, config: { ...command.config, appointments } };
        if (index > 0) return [configure];
        const booked = slots.flatMap((start, place) => [
          book(`b${place}`, { at, start }),
          book(`b${place + 3}`, { at, start }),
        ]);
        return [configure, { type: 'RollServiceDay', at, actor: { kind: 'system' } }, ...booked];
      }
      const { value: chance } = chances.next();
      if (chance === undefined || chance > 5) return [command];
      return [command, checkIn(`b${chance}`, at, { asWalkIn: index % 2 === 0 })];
    }),
  );

/** Decides and folds, and sees to it that no fold changes its event; an ordinary refusal causes nothing. */
function submit(state: HallState, command: HallCommand): readonly HallEvent[] {
  const decision = decideHall(state, command);
  if (!decision.ok) return [];
  for (const event of decision.value) evolveHall(state, deepFreeze(event));
  return decision.value;
}

function play(
  commands: readonly HallCommand[],
  look: (state: HallState, events: readonly HallEvent[]) => void = () => undefined,
): { readonly state: HallState; readonly events: readonly HallEvent[] } {
  const state = initialHall();
  const events = commands.flatMap((command) => {
    const caused = submit(state, command);
    look(state, caused);
    return caused;
  });
  return { state, events };
}

function fold(events: readonly HallEvent[]): HallState {
  const state = initialHall();
  for (const event of JSON.parse(JSON.stringify(events))) evolveHall(state, event);
  return state;
}

test('the days have what the properties are about', () => {
  const days = fc.sample(bookedDay, { numRuns: 40, seed: 5104 });
  const events = days.flatMap((day) => play(day).events);
  const seen = new Set<string>(events.map(({ type }) => type));
  expect([...seen]).toEqual(
    expect.arrayContaining(['AppointmentCheckedIn', 'AppointmentMissed', 'ServiceDayClosed', 'TicketTransferred']),
  );
  const rules = new Set(events.flatMap((event) => (event.type === 'TicketCalled' ? event.explanation.rule : [])));
  expect([...rules]).toEqual(expect.arrayContaining(['picked-by-hand', 'accumulated-priority', 'booking-early']));
});

test('[B-01][A-02] checked-in or taken at a kiosk, the numbers of a letter and a day are consecutive', () => {
  fc.assert(
    fc.property(bookedDay, (day) => {
      const last = new Map<string, number>();
      const numbers: string[] = [];
      const ofBookings = new Map<string, string>();
      for (const event of play(day).events) {
        if (event.type === 'AppointmentCheckedIn') {
          expect(ofBookings.has(event.booking)).toBe(false);
          ofBookings.set(event.booking, event.ticket);
        }
        if (event.type !== 'TicketIssued') continue;
        const line = `${event.day} ${event.letter}`;
        expect(event.sequence).toBe((last.get(line) ?? 0) + 1);
        expect(event.number).toBe(ticketNumber(event.letter, event.sequence, 3));
        last.set(line, event.sequence);
        numbers.push(`${event.day} ${event.number}`);
      }
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
    { numRuns: 40 },
  );
});

test('[B-02][B-09] whoever waits can be called by some window of the hall, whatever was set up anew meanwhile', () => {
  fc.assert(
    fc.property(bookedDay, (day) => {
      play(day, ({ queue }) => {
        const stranded = [...queue.lines.byId.values()].filter(
          (ticket) => !queue.config?.windows.some((window) => mayServe(window, ticket)),
        );
        expect(
          stranded.map(({ number, pool, service, reservedFor }) => ({ number, pool, service, reservedFor })),
        ).toEqual([]);
      });
    }),
    { numRuns: 40 },
  );
});

test('[B-03] a call out of order carries its reason; every other call takes the first of its class by rank', () => {
  fc.assert(
    fc.property(bookedDay, (day) => {
      let waiting: readonly Ticket[] = [];
      let calls = 0;
      play(day, ({ queue }, events) => {
        for (const event of events) {
          if (event.type !== 'TicketCalled') continue;
          const { rule, reason } = event.explanation;
          expect(reason !== undefined).toBe(rule === 'picked-by-hand');
          const called = waiting.find(({ id }) => id === event.ticket);
          const window = queue.windows.get(event.window)?.config;
          if (rule !== 'accumulated-priority' || !called || !window) continue;
          const passedOver = waiting.filter(
            (other) =>
              other.priorityClass === called.priorityClass &&
              other.rankAt < called.rankAt &&
              other.behindUntilCall <= calls &&
              mayServe(window, other),
          );
          expect(passedOver.map(({ number }) => number)).toEqual([]);
        }
        waiting = [...queue.tickets.values()].filter(({ status }) => status === 'waiting').map((one) => ({ ...one }));
        calls = queue.lines.calls;
      });
    }),
    { numRuns: 40 },
  );
});

test('[B-19] a restart anywhere, from a snapshot or from the ledger, decides whatever comes after just the same', () => {
  fc.assert(
    fc.property(bookedDay, fc.double({ min: 0, max: 1, noNaN: true }), (day, share) => {
      const { state, events } = play(day);
      const cut = Math.floor(share * day.length);
      const first = play(day.slice(0, cut));
      for (const restarted of [copyOfHall(first.state), fold(first.events)]) {
        const after = day.slice(cut).flatMap((command) => submit(restarted, command));
        expect([...first.events, ...after]).toEqual(events);
        expect(serialiseHall(restarted)).toEqual(serialiseHall(state));
      }
    }),
    { numRuns: 25 },
  );
});

test('[B-19] a decision leaves the hall as it was, so a refused or forgotten one costs nothing', () => {
  fc.assert(
    fc.property(bookedDay, (day) => {
      const state = initialHall();
      for (const [index, command] of day.entries()) {
        const before = index % 5 === 0 ? JSON.stringify(serialiseHall(state)) : null;
        const decision = decideHall(state, command);
        if (before !== null) expect(JSON.stringify(serialiseHall(state))).toBe(before);
        for (const event of decision.ok ? decision.value : []) evolveHall(state, event);
      }
    }),
    { numRuns: 15 },
  );
});
