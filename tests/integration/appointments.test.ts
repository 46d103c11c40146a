import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HallInfoReply, HallListReply, TicketReply } from '../../protocol/api.ts';
import type { BookingListReply, BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import { momentOf } from '../../protocol/clock.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { TicketView } from '../../protocol/views.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';
import { syntheticIdNumber } from '../support/synthetic-person.ts';
import { createTestClock } from '../support/test-clock.ts';

const bookings = '/halls/demo/appointments';
const checkIns = `${bookings}/check-in`;
const today = '2026-05-06';
const at = (time: string, day = today) => momentOf(day, time, 480);

let app: StartedApp;
let citizen: Client;
let kiosk: Device;
let guide: Client;
let people = 100;
/** Each test books in a slot of its own, so that none takes another's places. */
let slot = 0;
let start = '';

beforeAll(async () => {
  app = await startApp({ clock: createTestClock(at('09:00')) });
  kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  guide = await signIn(app, 'guide1');
  const manager = await signIn(app, 'manager');
  const config = (await manager.get<HallConfig>('/halls/demo/config')).body;
  if (!config.appointments) throw new Error('the demo hall takes no bookings');
  const hours = { ...config.hours, alwaysOpen: false };
  const appointments = { ...config.appointments, placesPerSlot: 1 };
  const body = { ...config, hours, appointments };
  const done = await manager.send('PUT', '/api/v1/halls/demo/config', { body });
  if (done.status !== 200) throw new Error(done.text);
});
afterAll(() => app.stop());
beforeEach(() => {
  citizen = createClient(app);
  app.clock.set(at('09:00'));
  slot += 1;
  start = `${String(10 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
});

function person(name = '欧阳试样') {
  people += 1;
  return { name, idNumber: syntheticIdNumber(people) };
}

function book(over: Record<string, unknown> = {}, client = citizen, key: string = randomUUID()) {
  return client.post<BookingReply>(bookings, { service: 1, day: today, start, holder: person(), ...over }, key);
}

const checkIn = (body: object, key: string = randomUUID(), client: Client = createClient(app, kiosk.headers)) =>
  client.post<TicketReply & Pick<Problem, 'code'>>(checkIns, body, key);
const atMinute = (minutes: number) => app.clock.set(at(start) + minutes * 60_000);

test('[A-01] slots with their places: a makeup Saturday is there, a free Sunday is not, and what is over today is gone', async () => {
  app.clock.set(at('10:10'));
  const { days } = (await citizen.get<SlotsReply>(`${bookings}/slots`)).body;
  expect(days.map(({ day }) => day)).toEqual([
    today,
    '2026-05-07',
    '2026-05-08',
    '2026-05-09',
    '2026-05-11',
    '2026-05-12',
  ]);
  expect(days[0]?.slots[0]).toEqual({ start: '10:00', end: '10:30', left: 1 });
  expect(days[3]?.slots).toHaveLength(17);
  expect((await book({ day: '2026-05-09', start: '09:00' })).status).toBe(201);
  app.clock.set(at('09:00', '2026-05-04'));
  expect((await book({ day: '2026-05-05', start: '09:00' })).body.code).toBe('slot_not_bookable');
});

test('[A-01] a booking answers its code, a picture of it, and when to come', async () => {
  const { status, body } = await book();
  expect(status).toBe(201);
  expect(body).toMatchObject({ hall: 'demo', service: 1, day: today, start, status: 'booked', ticket: null });
  expect(body.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(body.qr?.path).toMatch(/^M\d+ \d+h\d+v1H\d+z/);
  expect(body.checkInFrom).toBe(at(start) - 30 * 60_000);
  expect(body.checkInUntil).toBe(at(start) + 45 * 60_000);
  const typed = `${body.code.slice(0, 4)}-${body.code.slice(4).toLowerCase()}`;
  expect((await citizen.get(`/appointments/${typed}`)).body).toEqual(body);
  expect((await citizen.get('/appointments/22222222')).body.code).toBe('unknown_booking');
});

test('[A-01] two parallel bookings for the last place: exactly one wins, the other is offered other slots', async () => {
  const answers = await Promise.all([book(), book(), book(), book()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const lost = answers.filter(({ status }) => status === 409).map(({ body }) => body);
  for (const problem of lost) expect(problem).toMatchObject({ code: 'slot_full', next: expect.any(Array) });
  const { days } = (await citizen.get<SlotsReply>(`${bookings}/slots`)).body;
  expect(days[0]?.slots.find((one) => one.start === start)?.left).toBe(0);
});

test('[A-01] cancelling and moving give the place back', async () => {
  const { code } = (await book()).body;
  expect((await book()).body.code).toBe('slot_full');
  const moved = await citizen.post<BookingReply>(`/appointments/${code}/move`, { day: '2026-05-07', start });
  expect(moved.body).toMatchObject({ code, day: '2026-05-07', start, status: 'booked' });
  const second = await book();
  expect(second.status).toBe(201);
  const cancelled = await citizen.post<BookingReply>(`/appointments/${second.body.code}/cancel`);
  expect(cancelled.body).toMatchObject({ status: 'cancelled' });
  expect((await citizen.post<BookingReply>(`/appointments/${code}/move`, { day: today, start })).status).toBe(200);
});

test('[A-01] the same person, day and matter: the existing booking is shown to who knows the name, its code to nobody else', async () => {
  const holder = person();
  const first = (await book({ holder })).body;
  const again = await book({ holder: { ...holder, name: ' 欧阳 试样' }, start: '16:30' });
  expect(again.body).toMatchObject({ code: 'already_booked', booking: { code: first.code, start } });
  const stranger = await book({ holder: { ...holder, name: '别人' }, start: '16:30' });
  expect(stranger.body).toMatchObject({ code: 'already_booked', booking: { day: today, start } });
  expect(stranger.text).not.toContain(first.code);
  const staff = await book({ holder: { ...holder, name: '别人' }, start: '16:30' }, guide);
  expect(staff.body).toMatchObject({ booking: { code: first.code } });
  const subject = await app.server.context.vault.findSubject(holder.idNumber);
  expect(subject && (await app.server.context.vault.read(subject))?.name).toBe('欧阳试样');
});

test('[A-01] a number with a wrong check character is refused before anything is kept', async () => {
  const idNumber = syntheticIdNumber(1).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect((await book({ holder: { name: '欧阳试样', idNumber } })).body.code).toBe('invalid_id_number');
  expect(await app.server.context.vault.findSubject(idNumber)).toBeNull();
});

test('[A-02] early, in time, within grace and lapsed are four outcomes at the kiosk', async () => {
  const { code } = (await book()).body;
  atMinute(-40);
  expect((await checkIn({ code })).body).toMatchObject({
    code: 'check_in_too_early',
    opensAt: at(start) - 30 * 60_000,
  });
  atMinute(30 + 16);
  expect((await checkIn({ code })).body).toMatchObject({ code: 'check_in_too_late', booking: { start } });
  const lapsed = await checkIn({ code, asWalkIn: true });
  expect(lapsed.body).toMatchObject({ lane: 'general', status: 'waiting' });
  expect((await citizen.get<BookingReply>(`/appointments/${code}`)).body).toMatchObject({
    status: 'late',
    ticket: lapsed.body.id,
  });
  for (const minutes of [-5, 30 + 10]) {
    app.clock.set(at('09:00'));
    const other = (await book({ start: minutes < 0 ? '09:30' : '10:00' })).body;
    app.clock.set(at(other.start) + minutes * 60_000);
    const done = await checkIn({ code: other.code });
    expect([done.status, done.body.lane, done.body.number[0]]).toEqual([201, 'appointment', 'B']);
  }
});

test('[A-02] by card: the bookings of the card are found, and the nearest is checked in', async () => {
  const holder = { ...person(), medium: 'resident-id-card' };
  const mine = (await book({ holder: { name: holder.name, idNumber: holder.idNumber } })).body;
  const find = (card: object) =>
    createClient(app, kiosk.headers).post<BookingListReply>(`${bookings}/find`, { holder: card });
  expect((await find(holder)).body.bookings).toMatchObject([{ code: mine.code, start }]);
  expect((await find({ ...holder, ...person() })).body.bookings).toEqual([]);
  atMinute(0);
  expect((await checkIn({ code: mine.code, holder: { ...holder, ...person() } })).body.code).toBe('unknown_booking');
  const stranger = person();
  expect((await checkIn({ holder: { ...holder, ...stranger } })).body.code).toBe('unknown_booking');
  expect(await app.server.context.vault.findSubject(stranger.idNumber)).toBeNull();
  expect((await checkIn({ holder })).body).toMatchObject({ lane: 'appointment' });
  expect((await checkIn({ holder })).body.code).toBe('booking_closed');
});

test('[A-02] [Q-08] a check-in by code changes nothing of what the vault knows of the booker', async () => {
  const { vault } = app.server.context;
  const holder = person();
  await createClient(app, kiosk.headers).post('/halls/demo/tickets', {
    service: 6,
    holder: { ...holder, medium: 'social-security-card' },
  });
  const { code } = (await book({ holder })).body;
  const subject = await vault.findSubject(holder.idNumber);
  if (subject === null) throw new Error('the booker is known');
  const before = await vault.read(subject);
  app.clock.set(at(start));
  expect((await checkIn({ code })).status).toBe(201);
  expect(await vault.read(subject)).toEqual(before);
  expect(before?.medium).toBe('social-security-card');
});

test('[A-02] who has a number for the matter already is given it again, with all that the paper needs', async () => {
  const holder = { ...person(), medium: 'resident-id-card' };
  await book({ holder: { name: holder.name, idNumber: holder.idNumber } });
  atMinute(0);
  const taken = await createClient(app, kiosk.headers).post<TicketReply>('/halls/demo/tickets', { service: 1, holder });
  const refused = await checkIn({ holder });
  expect(refused.body).toMatchObject({ code: 'ticket_already_active', ticket: { id: taken.body.id } });
  expect(refused.text).toContain('trackUrl');
});

test('[A-01] [A-02] [B-12] booking and check-in, by code and by card, answer the same again after a restart', async () => {
  const holder = { ...person(), medium: 'resident-id-card' };
  const asked = { holder: { name: holder.name, idNumber: holder.idNumber } };
  const first = await book(asked, citizen, 'book-1');
  app = await app.restart();
  const again = await book(asked, createClient(app), 'book-1');
  expect([again.status, again.body]).toEqual([201, first.body]);
  atMinute(-5);
  const ticket = await checkIn({ holder }, 'card-1');
  expect(ticket.status).toBe(201);
  app = await app.restart();
  expect((await checkIn({ holder }, 'card-1')).body).toEqual(ticket.body);
  expect((await checkIn({ code: first.body.code }, 'code-1')).body.code).toBe('booking_closed');
});

test('[Q-08] of somebody new who is sent away nothing is kept; who had a number before the close hears of it again', async () => {
  const { vault } = app.server.context;
  const take = (holder: object, key: string) =>
    createClient(app, kiosk.headers).post<TicketReply & Pick<Problem, 'code'>>('/halls/demo/tickets', { holder }, key);
  const card = (one = person()) => ({ ...one, medium: 'resident-id-card' });
  const [inTime, late, booking] = [card(), card(), person()];
  const ticket = await take(inTime, 'in-time');
  app.clock.set(at('17:25'));
  expect((await take(late, 'late')).body.code).toBe('last_ticket_passed');
  expect((await book({ holder: booking, start: '11:07' })).body).toMatchObject({ code: 'slot_not_bookable' });
  for (const { idNumber } of [late, booking]) expect(await vault.findSubject(idNumber)).toBeNull();
  expect((await take(inTime, 'in-time')).body).toEqual(ticket.body);
  app.clock.set(at('09:00'));
  expect((await take(late, 'next-morning')).status).toBe(201);
  expect(await vault.findSubject(late.idNumber)).not.toBeNull();
});

test('[A-01] the page of a ticket offers to book once the last ticket has passed', async () => {
  const { id } = (await createClient(app, kiosk.headers).post<TicketReply>('/halls/demo/tickets')).body;
  const page = async () => (await citizen.get<TicketView>(`/tickets/${id}`)).body.bookAhead;
  expect(await page()).toBeUndefined();
  app.clock.set(at('17:25'));
  expect(await page()).toBe(true);
});

test('[A-02] who never came is missed when the next day begins, and is counted nowhere as a no-show', async () => {
  const { id } = (await book({ day: '2026-05-07', start: '08:30' })).body;
  app.clock.set(at('09:00', '2026-05-08'));
  await createClient(app, kiosk.headers).post('/halls/demo/tickets');
  const events = await app.server.context.ledger.read('hall/demo', 0);
  const missed = events.filter((event) => event.type === 'AppointmentMissed');
  expect(missed.map(({ data }) => (data as { booking: string }).booking)).toContain(id);
  expect(events.filter((event) => event.type === 'TicketNoShow')).toEqual([]);
});

test('[A-01] [Q-08] no event and no line of the log says who booked or how a booking is opened', async () => {
  app.clock.set(at('09:00', '2026-05-08'));
  const holder = { name: '诸葛试样', idNumber: syntheticIdNumber(900), phone: '13900000001' };
  const booked = (await book({ holder, day: '2026-05-08', start: '11:00' })).body;
  await citizen.get(`/appointments/${booked.code}`);
  await citizen.post(`/appointments/${booked.code}/move`, { day: '2026-05-08', start: '11:30' });
  await citizen.post(`/appointments/${booked.code}/cancel`, { reason: `${holder.name} ${holder.idNumber}` });
  const ledger = JSON.stringify(await app.server.context.ledger.read('hall/demo', 0));
  expect(ledger).toContain('AppointmentCancelled');
  for (const word of [holder.name, holder.idNumber, holder.phone]) {
    expect(ledger).not.toContain(word);
    expect(app.log.join('\n')).not.toContain(word);
  }
  expect(app.log.join('\n')).not.toContain(booked.code);
});

test('[A-01] staff see the bookings without a word on persons; others do not', async () => {
  const listed = await createClient(app, guide.headers).get<BookingListReply>(bookings);
  expect(listed.body.bookings.length).toBeGreaterThan(0);
  expect(listed.text).not.toMatch(/510499|试样/);
  expect((await citizen.get(bookings)).body.code).toBe('not_signed_in');
  expect((await createClient(app, kiosk.headers).get(bookings)).body.code).toBe('forbidden');
});

test('[A-01] halls say whether they take bookings, for a page that knows none', async () => {
  const { halls } = (await citizen.get<HallListReply>('/halls')).body;
  expect(halls).toMatchObject([{ id: 'demo', takesBookings: true }]);
  expect((await citizen.get<HallInfoReply>('/halls/demo')).body.takesBookings).toBe(true);
});
