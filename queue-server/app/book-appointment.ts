import type { BookAppointmentBody, BookingReply } from '../../protocol/appointments-api.ts';
import type { BookingId, SubjectId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { BookAppointment } from '../domain/appointments/decide.ts';
import { actorOf, type Caller, permit } from './access.ts';
import { replyOf } from './appointments.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { admitHolder, knownSubject } from './holders.ts';
import { checkService } from './issue-ticket.ts';
import { randomName } from './random-ids.ts';
import type { Origin } from './stream.ts';

/**
 * Books a place in a person's own name; name and number go to the vault. Whoever merely knows a number neither changes
 * what is kept of its owner, nor gets the code of the owner's booking: for that the name must be right, or staff must ask.
 */
export async function book(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  body: BookAppointmentBody,
  origin: Origin,
): Promise<Result<BookingReply, Refusal>> {
  const offered = checkService(context, hall, body.service);
  if (!offered.ok) return offered;
  const booking = randomName(12) as BookingId;
  const command = (subject: SubjectId): BookAppointment => ({
    type: 'BookAppointment',
    at: context.clock.now(),
    actor: actorOf(caller),
    booking,
    code: randomName(8).toUpperCase(),
    subject,
    service: body.service ?? null,
    day: body.day,
    start: body.start,
  });
  const refusal = () => hall.writer.refusal(command(nobody), origin);
  const person = await bookingPerson(context, hall, caller, body.holder, refusal);
  if (!person.ok) return person;
  const { subject, isOwner } = person.value;
  const done = await hall.writer.submit(command(subject), origin);
  if (!done.ok) return err(isOwner ? done.error : withoutCode(done.error));
  const booked = done.value.events.find((event) => event.type === 'AppointmentBooked');
  return replyOf(context, hall, booked && 'booking' in booked ? booked.booking : booking);
}

/** Has booked nothing yet. */
const nobody = '' as SubjectId;

interface BookingPerson {
  readonly subject: SubjectId;
  /** Named as the vault knows the person, new here, or asked for by staff. */
  readonly isOwner: boolean;
}

async function bookingPerson(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  typed: BookAppointmentBody['holder'],
  refusal: () => Refusal | null,
): Promise<Result<BookingPerson, Refusal>> {
  const card = { medium: 'resident-id-card', name: typed.name.trim(), idNumber: typed.idNumber } as const;
  const { utcOffsetMinutes } = hall.config();
  const known = await knownSubject(context, card, utcOffsetMinutes);
  if (!known.ok) return known;
  const kept = known.value === null ? null : await context.vault.read(known.value);
  if (known.value === null || kept?.name === undefined) {
    const holder = await admitHolder(context, card, utcOffsetMinutes, refusal);
    return holder.ok ? withPhone(context, { subject: holder.value.subject, isOwner: true }, typed.phone) : holder;
  }
  if (sameName(kept.name, card.name)) {
    return withPhone(context, { subject: known.value, isOwner: true }, typed.phone);
  }
  return ok({ subject: known.value, isOwner: permit(caller, 'booking.manage', hall.id).ok });
}

async function withPhone(
  context: AppContext,
  person: BookingPerson,
  phone: string | undefined,
): Promise<Result<BookingPerson, Refusal>> {
  if (phone !== undefined) await context.vault.put(person.subject, { phone });
  return ok(person);
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.replace(/[\s·•.]/g, '').toUpperCase();
  return plain(one) === plain(other);
}

/** An existing booking is told by its time; its code opens it, so it stays with who has it. */
function withoutCode(refusal: Refusal): Refusal {
  const booking = refusal.more?.booking as Partial<BookingReply> | undefined;
  if (refusal.code !== 'already_booked' || !booking) return refusal;
  const { day, start, end, service } = booking;
  return refuse(refusal.code, { booking: { day, start, end, service } });
}
