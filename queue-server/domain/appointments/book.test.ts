import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  book,
  bookableHall,
  cancel,
  checkIn,
  moveTo,
  sampleAppointments,
} from '../../../tests/support/appointment-commands.ts';
import { given } from '../../../tests/support/given.ts';
import { configureHall, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, today } from '../../../tests/support/sample-hall.ts';
import { decideHall } from '../decide-hall.ts';
import { evolveHall } from '../hall.ts';
import { countPlacesTaken, placesTaken } from './appointments.ts';

const hall = () => given(configureHall(bookableHall()), rollDay(at('08:00')));

test('[A-01] a booking takes a place in a slot, for a person and a matter', () => {
  hall()
    .when(book('b1'))
    .then({
      type: 'AppointmentBooked',
      code: 'CODE-b1',
      subject: 'b1',
      service: 1,
      slot: { day: today, start: '10:00', end: '10:30', startsAt: at('10:00'), endsAt: at('10:30') },
    });
});

test('[A-01] two bookings for the last place: exactly one wins, the other is offered the next slots', () => {
  hall()
    .and(book('b1'), book('b2', { start: '10:30' }))
    .when(book('b3'))
    .refused('slot_full', {
      next: [
        { day: today, start: '11:00', end: '11:30' },
        { day: today, start: '11:30', end: '12:00' },
        { day: today, start: '12:00', end: '12:30' },
      ],
    });
});

test('[A-01] however bookings, moves and cancellations come, no slot is ever given more often than it has places', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const starts = ['09:00', '09:30', '10:00'];
  const step = fc.record({
    kind: fc.constantFrom('book', 'move', 'cancel'),
    id: fc.constantFrom(...ids),
    start: fc.constantFrom(...starts),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { state } = given(
        configureHall(bookableHall({ appointments: { ...sampleAppointments, placesPerSlot: 2 } })),
        rollDay(at('08:00')),
      );
      for (const [index, { kind, id, start }] of steps.entries()) {
        const open = [...state.appointments.bookings.values()].find(
          ({ subject, status }) => subject === id && status === 'booked',
        );
        const command =
          kind === 'book' || !open
            ? book(`${id}${index}`, { subject: id, start })
            : kind === 'move'
              ? moveTo(open.id, start)
              : cancel(open.id);
        const decided = decideHall(state, command);
        if (decided.ok) for (const event of decided.value) evolveHall(state, event);
        const taken = countPlacesTaken(state.appointments);
        for (const one of starts) {
          expect(taken({ day: today, start: one })).toBeLessThanOrEqual(2);
          expect(taken({ day: today, start: one })).toBe(placesTaken(state.appointments, { day: today, start: one }));
        }
        const mine = [...state.appointments.bookings.values()].filter(
          ({ subject, status }) => subject === id && status === 'booked',
        );
        expect(mine.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});

test('[A-01] however many slots come after a full one, the bookings are gone through a few times and not for each', () => {
  const { state } = given(
    configureHall(bookableHall({ appointments: { ...sampleAppointments, placesPerSlot: 1, daysAhead: 30 } })),
    rollDay(at('08:00')),
    book('b1', { subject: 'p1' }),
  );
  const { bookings } = state.appointments;
  const values = vi.spyOn(bookings, 'values');
  expect(decideHall(state, book('b2', { subject: 'p2' }))).toMatchObject({ ok: false, error: { code: 'slot_full' } });
  expect(values.mock.calls.length).toBeLessThan(5);
});

test('[A-01] the same person, day and matter: the booking that exists is shown, even when it holds the last place', () => {
  const booked = hall().and(book('b1', { subject: 'p1' }));
  for (const start of ['10:00', '11:00']) {
    booked
      .when(book('b2', { subject: 'p1', start }))
      .refused('already_booked', { booking: { id: 'b1', start: '10:00' } });
  }
  booked.when(book('b2', { subject: 'p1', start: '11:00', service: 2 })).then({ type: 'AppointmentBooked' });
  booked.when(book('b2', { subject: 'p1', day: '2026-05-07' })).then({ type: 'AppointmentBooked' });
});

test('[A-01] past slots, holidays, days too far ahead and times between slots are refused', () => {
  hall()
    .when(book('b1', { start: '10:00', at: at('10:30') }))
    .refused('slot_not_bookable');
  hall()
    .when(book('b1', { day: '2026-05-10' }))
    .refused('slot_not_bookable');
  hall()
    .when(book('b1', { day: '2026-05-13' }))
    .refused('slot_not_bookable');
  hall()
    .when(book('b1', { start: '10:10' }))
    .refused('slot_not_bookable');
  hall()
    .when(book('b1', { day: '2026-05-09' }))
    .then({ type: 'AppointmentBooked' });
});

test('a hall that takes no bookings says so', () => {
  given(configureHall(sampleHall()), rollDay(at('08:00')))
    .when(book('b1'))
    .refused('appointments_not_offered');
});

test('[A-01] a booking is moved to another slot, and its place is free again', () => {
  const moved = hall().and(book('b1'), moveTo('b1', '11:00'));
  moved.when(book('b2')).then({ type: 'AppointmentBooked' });
  moved.when(book('b2', { start: '11:00' })).refused('slot_full');
  moved
    .when(checkIn('b1', at('11:40')))
    .then({ type: 'AppointmentCheckedIn', late: false }, { type: 'TicketIssued', appointmentAt: at('11:00') });
});

test('[A-01] moving to the slot that one has changes nothing, though it is full', () => {
  hall().and(book('b1')).when(moveTo('b1', '10:00')).then();
});

test('[A-01] a move neither takes a full slot nor makes a second booking for the same matter and day', () => {
  const two = hall().and(book('b1'), book('b2', { subject: 'b1', day: '2026-05-07' }));
  two
    .and(book('b3', { start: '11:00' }))
    .when(moveTo('b1', '11:00'))
    .refused('slot_full');
  two.when(moveTo('b2', '11:00')).refused('already_booked', { booking: { id: 'b1' } });
});

test('[A-01] cancelling gives the place back, once', () => {
  const cancelled = hall().and(book('b1'), cancel('b1'));
  cancelled.when(book('b2')).then({ type: 'AppointmentBooked' });
  cancelled.when(cancel('b1')).refused('booking_closed', { status: 'cancelled' });
  cancelled.when(moveTo('b1', '11:00')).refused('booking_closed');
  cancelled.when(checkIn('b1', at('10:00'))).refused('booking_closed');
  cancelled.when(cancel('b9')).refused('unknown_booking');
});
