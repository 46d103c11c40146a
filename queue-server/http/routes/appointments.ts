import { Type } from 'typebox';
import { ReasonBody, TicketReply } from '../../../protocol/api.ts';
import {
  BookAppointmentBody,
  BookingListReply,
  BookingReply,
  CheckInBody,
  FindBookingsBody,
  MoveAppointmentBody,
  SlotsReply,
} from '../../../protocol/appointments-api.ts';
import { refuse } from '../../../protocol/problems.ts';
import { bookingPass, bookingReply, bookingsOfPerson, findByCode, freeSlots, replyOf } from '../../app/appointments.ts';
import { book } from '../../app/book-appointment.ts';
import { checkIn } from '../../app/check-in-booking.ts';
import type { AppContext } from '../../app/context.ts';
import { stampOf } from '../command-stamp.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['appointments'];
const CodeParams = Type.Object({ code: Type.String({ minLength: 6, maxLength: 20 }) });

/** Online appointments: who knows the code of a booking holds it (A-01, A-02; S1 9.1.2, 9.2.2). */
export function appointmentRoutes(app: HttpApp, context: AppContext): void {
  const guessed = { max: context.settings.guessesPerMinute, timeWindow: 60_000 };

  app.get(
    '/halls/:hall/appointments/slots',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Slots that can be booked, with places left',
        params: HallParams,
        response: { 200: SlotsReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const slots = freeSlots(hall, context.clock.now());
      return slots.ok ? slots.value : sendProblem(request, reply, slots.error);
    },
  );

  app.post(
    '/halls/:hall/appointments',
    {
      config: { permission: 'public', rateLimit: guessed },
      schema: {
        tags,
        summary: 'Book a place in one’s own name, or as staff for somebody on the telephone',
        params: HallParams,
        body: BookAppointmentBody,
        response: { 201: BookingReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const done = await book(context, hall, request.caller, request.body, originOf(request));
      return done.ok ? reply.code(201).send(done.value) : sendProblem(request, reply, done.error);
    },
  );

  app.get(
    '/halls/:hall/appointments',
    {
      config: { permission: 'booking.manage' },
      schema: {
        tags,
        summary: 'Bookings of today and later, without any word on persons',
        params: HallParams,
        response: { 200: BookingListReply },
      },
    },
    async (request) => {
      const hall = hallOf(request);
      const bookings = [...hall.writer.durable.appointments.bookings.values()].sort((a, b) => a.startsAt - b.startsAt);
      return { bookings: bookings.map((booking) => bookingReply(context, hall, booking)) };
    },
  );

  app.post(
    '/halls/:hall/appointments/find',
    {
      config: { permission: 'ticket.find' },
      schema: {
        tags,
        summary: 'Open bookings of the person whose card lies on the reader, or who says the number on the telephone',
        params: HallParams,
        body: FindBookingsBody,
        response: { 200: BookingListReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const found = await bookingsOfPerson(
        context,
        hall,
        'holder' in request.body ? request.body.holder : request.body,
      );
      return found.ok ? { bookings: [...found.value] } : sendProblem(request, reply, found.error);
    },
  );

  app.post(
    '/halls/:hall/appointments/check-in',
    {
      config: { permission: 'ticket.issue' },
      schema: {
        tags,
        summary: 'A booking becomes a ticket',
        description:
          'Too early, another day, lapsed: each its own code; `asWalkIn` takes a number of now for a lapsed one.',
        params: HallParams,
        body: CheckInBody,
        response: { 201: TicketReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const done = await checkIn(context, hall, request.caller, request.body, originOf(request));
      return done.ok ? reply.code(201).send(done.value) : sendProblem(request, reply, done.error);
    },
  );

  app.get(
    '/appointments/:code',
    {
      config: { permission: 'public', rateLimit: guessed },
      schema: { tags, summary: 'A booking by its code', params: CodeParams, response: { 200: BookingReply } },
    },
    async (request, reply) => {
      const found = findByCode(context, request.params.code);
      if (!found) return sendProblem(request, reply, refuse('unknown_booking'));
      return bookingPass(context, found.hall, found.booking);
    },
  );

  app.post(
    '/appointments/:code/cancel',
    {
      config: { permission: 'public', rateLimit: guessed },
      schema: {
        tags,
        summary: 'Give the place back',
        params: CodeParams,
        body: ReasonBody,
        response: { 200: BookingReply },
      },
    },
    async (request, reply) => {
      const found = findByCode(context, request.params.code);
      if (!found) return sendProblem(request, reply, refuse('unknown_booking'));
      // What the public types might name somebody; only what staff give as a reason goes on record.
      const reason = request.caller.kind === 'staff' ? (request.body.reason ?? null) : null;
      const about = { ...stampOf(context, request), booking: found.booking.id };
      const done = await found.hall.writer.submit({ ...about, type: 'CancelAppointment', reason }, originOf(request));
      const after = done.ok ? replyOf(context, found.hall, found.booking.id) : done;
      return after.ok ? after.value : sendProblem(request, reply, after.error);
    },
  );

  app.post(
    '/appointments/:code/move',
    {
      config: { permission: 'public', rateLimit: guessed },
      schema: {
        tags,
        summary: 'Change to another slot',
        params: CodeParams,
        body: MoveAppointmentBody,
        response: { 200: BookingReply },
      },
    },
    async (request, reply) => {
      const found = findByCode(context, request.params.code);
      if (!found) return sendProblem(request, reply, refuse('unknown_booking'));
      const about = { ...stampOf(context, request), booking: found.booking.id };
      const command = { ...about, type: 'MoveAppointment', ...request.body } as const;
      const done = await found.hall.writer.submit(command, originOf(request));
      const after = done.ok ? replyOf(context, found.hall, found.booking.id) : done;
      return after.ok ? after.value : sendProblem(request, reply, after.error);
    },
  );
}
