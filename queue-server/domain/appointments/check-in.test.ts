import { expect, test } from 'vitest';
import { book, bookableHall, checkIn, moveTo } from '../../../tests/support/appointment-commands.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { restoreHall, serialiseHall } from '../serialise-hall.ts';

/** A booking for 10:00-10:30; check-in from 9:30, grace until 10:45. */
const booked = () => given(configureHall(bookableHall()), rollDay(at('08:00'))).and(book('b1'));

test('[A-02] 40 minutes before: told when check-in opens', () => {
  booked()
    .when(checkIn('b1', at('09:20')))
    .refused('check_in_too_early', { opensAt: at('09:30') });
  booked()
    .when(checkIn('b1', at('09:29:59')))
    .refused('check_in_too_early');
  booked()
    .when(checkIn('b1', at('09:30')))
    .then({ type: 'AppointmentCheckedIn' }, { type: 'TicketIssued' });
});

test('[A-02] 5 minutes before: a number of the bookings’ letter with the rank of the slot', () => {
  booked()
    .when(checkIn('b1', at('09:55')))
    .then(
      { type: 'AppointmentCheckedIn', booking: 'b1', ticket: 't-b1', late: false },
      {
        type: 'TicketIssued',
        number: 'B001',
        lane: 'appointment',
        priorityClass: 'appointment',
        appointmentAt: at('10:00'),
        service: 1,
        subject: 'b1',
      },
    );
});

test('[A-02] 10 minutes after the slot, within grace: it keeps its rank', () => {
  booked()
    .when(checkIn('b1', at('10:40')))
    .then(
      { type: 'AppointmentCheckedIn', late: false },
      { type: 'TicketIssued', number: 'B001', appointmentAt: at('10:00') },
    );
});

test('[A-02] 16 minutes after the slot: lapsed, told so, and as a walk-in marked late with a rank of now', () => {
  booked()
    .when(checkIn('b1', at('10:46')))
    .refused('check_in_too_late', { booking: { id: 'b1', start: '10:00' } });
  const decided = booked().when(checkIn('b1', at('10:46'), { asWalkIn: true }));
  decided.then(
    { type: 'AppointmentCheckedIn', late: true },
    { type: 'TicketIssued', number: 'A001', lane: 'general', priorityClass: 'general' },
  );
  const { state, events } = booked().and(checkIn('b1', at('10:46'), { asWalkIn: true }));
  expect(events.at(-1)).not.toHaveProperty('appointmentAt');
  expect(state.appointments.bookings.get(book('b1').booking)).toMatchObject({ status: 'late', ticket: 't-b1' });
});

test('[A-02] the last second of grace is inside, the next one is not', () => {
  booked()
    .when(checkIn('b1', at('10:45:00')))
    .then({ type: 'AppointmentCheckedIn', late: false }, { type: 'TicketIssued', lane: 'appointment' });
  booked()
    .when(checkIn('b1', at('10:45:01')))
    .refused('check_in_too_late');
});

test('[A-02] who comes in time loses nothing by asking for a number of now', () => {
  booked()
    .when(checkIn('b1', at('10:00'), { asWalkIn: true }))
    .then({ type: 'AppointmentCheckedIn', late: false }, { type: 'TicketIssued', lane: 'appointment' });
});

test('[A-02] a lapsed booking can be moved to a later slot instead', () => {
  booked()
    .when(moveTo('b1', '11:30', { at: at('10:46') }))
    .then({ type: 'AppointmentMoved', slot: { start: '11:30' } });
});

test('[A-02] another day is named, and a booking makes one ticket only', () => {
  const tomorrow = given(configureHall(bookableHall()), rollDay(at('08:00'))).and(book('b1', { day: '2026-05-07' }));
  tomorrow.when(checkIn('b1', at('10:00'))).refused('check_in_another_day', { day: '2026-05-07', start: '10:00' });
  booked()
    .and(checkIn('b1', at('10:00')))
    .when(checkIn('b1', at('10:01')))
    .refused('booking_closed', { status: 'checked-in' });
  booked()
    .when(checkIn('b9', at('10:00')))
    .refused('unknown_booking');
});

test('[A-02] within grace it is still a booking: before those who came shortly before, and 8 minutes on before everybody', () => {
  const waiting = booked().and(
    issue('shortly-before', { at: at('10:36') }),
    checkIn('b1', at('10:40')),
    atWindow('OpenWindow', '1', { at: at('10:41') }),
  );
  waiting.when(atWindow('CallNextTicket', '1', { at: at('10:42') })).then({ type: 'TicketCalled', ticket: 't-b1' });
  const long = booked().and(
    issue('long-before', { at: at('08:40') }),
    checkIn('b1', at('10:40')),
    atWindow('OpenWindow', '1', { at: at('10:41') }),
  );
  long
    .when(atWindow('CallNextTicket', '1', { at: at('10:48') }))
    .then({ type: 'TicketCalled', ticket: 't-b1', explanation: { rule: 'booking-due' } });
});

test('[A-02] a lapsed one stands behind the walk-ins that were there before', () => {
  const waiting = booked().and(
    issue('walk-in', { at: at('10:30') }),
    checkIn('b1', at('10:46'), { asWalkIn: true }),
    atWindow('OpenWindow', '1', { at: at('10:47') }),
  );
  waiting.when(atWindow('CallNextTicket', '1', { at: at('10:47') })).then({ type: 'TicketCalled', ticket: 'walk-in' });
});

test('[A-02] [B-05] the very old with a booking stay in the green channel, the elderly come by their booking', () => {
  booked()
    .when(checkIn('b1', at('10:00'), { age: 84 }))
    .then(
      { type: 'AppointmentCheckedIn' },
      { type: 'TicketIssued', lane: 'green', priorityClass: 'green', group: 'very-senior' },
    );
  booked()
    .when(checkIn('b1', at('10:00'), { age: 66 }))
    .then({ type: 'AppointmentCheckedIn' }, { type: 'TicketIssued', lane: 'appointment', group: 'senior' });
});

test('[A-02] [B-05] a booking stays one when a group is granted or taken back', () => {
  const ticket = (scene: Scene) => scene.state.queue.tickets.get(checkIn('b1', 0).ticket);
  const waiting = booked().and(checkIn('b1', at('09:50')));
  const senior = waiting.and(onTicket('GrantPriority', 't-b1', { group: 'senior', at: at('09:51') }));
  expect(ticket(senior)).toMatchObject({ lane: 'appointment', priorityClass: 'appointment', rankAt: at('10:00') });
  const green = waiting.and(onTicket('GrantPriority', 't-b1', { group: 'disabled', at: at('09:51') }));
  expect(ticket(green)).toMatchObject({ lane: 'green', priorityClass: 'green', rankAt: at('09:50') });
  const back = green.and(onTicket('GrantPriority', 't-b1', { group: 'general', at: at('09:52') }));
  expect(ticket(back)).toMatchObject({ lane: 'appointment', priorityClass: 'appointment', rankAt: at('10:00') });
});

test('[A-02] [B-05] who is served on arrival waits from the check-in, not from a slot to come', () => {
  const waiting = booked().and(
    checkIn('b1', at('09:40'), { age: 84 }),
    issue('later', { at: at('09:41'), age: 85 }),
    atWindow('OpenWindow', '1', { at: at('09:42') }),
  );
  waiting
    .when(atWindow('CallNextTicket', '1', { at: at('09:42') }))
    .then({ type: 'TicketCalled', ticket: 't-b1', explanation: { rule: 'green', waitedSeconds: 120 } });
});

test('[A-02] who never came is missed when the day is over, and is not counted a no-show of the queue', () => {
  const waiting = booked().and(book('b2', { start: '11:00' }), checkIn('b2', at('11:00')));
  const after = waiting.when(rollDay(at('00:00', '2026-05-07')));
  after.then(
    { type: 'AppointmentMissed', booking: 'b1' },
    { type: 'TicketExpired', ticket: 't-b2' },
    { type: 'ServiceDayClosed', noShows: 0 },
    { type: 'ServiceDayOpened', day: '2026-05-07' },
  );
});

test('[A-02] bookings are found again by id and by code after a snapshot', () => {
  const { state } = booked();
  const restored = restoreHall(JSON.parse(JSON.stringify(serialiseHall(state))));
  expect(restored.appointments).toEqual(state.appointments);
});
