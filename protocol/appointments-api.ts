import { type Static, Type } from 'typebox';
import { CardDataSchema } from './agent.ts';
import { BookingIdSchema, HallIdSchema, TicketIdSchema } from './ids.ts';
import { Nullable, Said, strict } from './schema.ts';
import { TextSchema } from './text.ts';

/** `YYYY-MM-DD` and `HH:MM` on the hall's clock. */
const SlotTimes = { day: Type.String(), start: Type.String(), end: Type.String() };
/** Places left in each slot that can be booked now. */
export const SlotsReply = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      slots: Type.Array(Type.Object({ start: Type.String(), end: Type.String(), left: Type.Integer() })),
    }),
  ),
});
export type SlotsReply = Static<typeof SlotsReply>;
const DayText = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const TimeText = Type.String({ pattern: '^[0-2][0-9]:[0-5][0-9]$' });
export const BookAppointmentBody = Type.Object(
  {
    service: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
    day: DayText,
    start: TimeText,
    /** Real name and number; checked by the card at check-in. */
    holder: Type.Object(
      {
        name: Said(60),
        idNumber: Type.String({ minLength: 15, maxLength: 18 }),
        phone: Type.Optional(Type.String({ pattern: '^[0-9+ -]{5,20}$' })),
      },
      strict,
    ),
  },
  strict,
);
export type BookAppointmentBody = Static<typeof BookAppointmentBody>;
export const MoveAppointmentBody = Type.Object({ day: DayText, start: TimeText }, strict);
/** A QR code to draw: an SVG path in a square of so many units. */
export const QrPath = Type.Object({ side: Type.Integer(), path: Type.String() });
export type QrPath = Static<typeof QrPath>;
/** A booking as its holder or staff see it: no word on the person. */
export const BookingReply = Type.Object({
  id: BookingIdSchema,
  /** To be shown or scanned at the kiosk. */
  code: Type.String(),
  /** The code for a scanner; in answers about one booking only. */
  qr: Type.Optional(QrPath),
  hall: HallIdSchema,
  hallName: TextSchema,
  service: Nullable(Type.Integer()),
  serviceName: Nullable(TextSchema),
  ...SlotTimes,
  status: Type.Enum(['booked', 'checked-in', 'late', 'missed', 'cancelled']),
  checkInFrom: Type.Number(),
  checkInUntil: Type.Number(),
  ticket: Nullable(TicketIdSchema),
});
export type BookingReply = Static<typeof BookingReply>;
export const BookingListReply = Type.Object({ bookings: Type.Array(BookingReply) });
export type BookingListReply = Static<typeof BookingListReply>;
/** Whose bookings are looked for: the card on a reader, or the number that a caller says on the telephone. */
export const FindBookingsBody = Type.Union([
  Type.Object({ holder: CardDataSchema }, strict),
  Type.Object({ idNumber: Type.String({ minLength: 15, maxLength: 18 }) }, strict),
]);
export type FindBookingsBody = Static<typeof FindBookingsBody>;
export const CheckInBody = Type.Object(
  {
    /** What the booking shows, or … */
    code: Type.Optional(Type.String({ minLength: 6, maxLength: 20 })),
    /** … the card of who booked. */
    holder: Type.Optional(CardDataSchema),
    /** The citizen was told that the booking has lapsed, and takes a number now. */
    asWalkIn: Type.Optional(Type.Boolean()),
    language: Type.Optional(Type.Enum(['zh', 'en'])),
  },
  strict,
);
export type CheckInBody = Static<typeof CheckInBody>;
