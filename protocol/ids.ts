import { Type } from 'typebox';

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** A hall, for instance `demo`; also the name of its stream, `hall/demo`. */
export type HallId = Brand<'HallId'>;
/** A ticket: 16 letters and digits of chance, so that who knows it may follow it. */
export type TicketId = Brand<'TicketId'>;
/** A window of a hall, as its configuration names it, for instance `3` or `T1`. */
export type WindowId = Brand<'WindowId'>;
/** A member of staff. */
export type StaffId = Brand<'StaffId'>;
/** An enrolled kiosk, board, window screen or call terminal. */
export type DeviceId = Brand<'DeviceId'>;
/** A person, opaque: what is known of them lies encrypted in the vault under this id. */
export type SubjectId = Brand<'SubjectId'>;
/** One attempt to put a ticket on paper. */
export type PrintId = Brand<'PrintId'>;
/** One call for help from a kiosk. */
export type HelpId = Brand<'HelpId'>;
/** A booking; with its code it is what the citizen holds. */
export type BookingId = Brand<'BookingId'>;
/** One move of many tickets, which can be taken back for two minutes. */
export type ReassignmentId = Brand<'ReassignmentId'>;
/** A work order on a device. */
export type WorkOrderId = Brand<'WorkOrderId'>;
/** A command: the actor and its Idempotency-Key. */
export type CommandId = Brand<'CommandId'>;

const word = { minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' };

export const HallIdSchema = Type.Unsafe<HallId>(Type.String(word));
export const TicketIdSchema = Type.Unsafe<TicketId>(Type.String(word));
export const WindowIdSchema = Type.Unsafe<WindowId>(Type.String(word));
export const StaffIdSchema = Type.Unsafe<StaffId>(Type.String(word));
export const DeviceIdSchema = Type.Unsafe<DeviceId>(Type.String(word));
export const PrintIdSchema = Type.Unsafe<PrintId>(Type.String(word));
export const HelpIdSchema = Type.Unsafe<HelpId>(Type.String(word));
export const BookingIdSchema = Type.Unsafe<BookingId>(Type.String(word));
export const ReassignmentIdSchema = Type.Unsafe<ReassignmentId>(Type.String(word));
export const WorkOrderIdSchema = Type.Unsafe<WorkOrderId>(Type.String(word));
