import { type Static, Type } from 'typebox';
import { ReassignmentIdSchema, TicketIdSchema, WindowIdSchema } from './ids.ts';
import { Said, strict } from './schema.ts';
import { TextSchema } from './text.ts';

const what = {
  tickets: Type.Array(Type.Object({ ticket: TicketIdSchema, version: Type.Optional(Type.Integer()) }, strict), {
    minItems: 1,
    maxItems: 500,
  }),
  window: Type.Optional(WindowIdSchema),
  pool: Type.Optional(Type.Enum(['common', 'bulk', 'unresolved-matter', 'result-pickup'])),
} as const;

/** Tickets to move, each with the version that was looked at, and where to (B-15). */
export const ReassignBody = Type.Object({ ...what, reason: Said(200) }, strict);
export type ReassignBody = Static<typeof ReassignBody>;
/** The same, to be looked at first: the reason may still be missing. */
export const ReassignPreviewBody = Type.Object(
  { ...what, reason: Type.Optional(Type.String({ maxLength: 200 })) },
  strict,
);
export type ReassignPreviewBody = Static<typeof ReassignPreviewBody>;
const LeftOut = Type.Array(
  Type.Object({ ticket: TicketIdSchema, number: Type.String(), code: Type.String(), detail: TextSchema }),
);
export const ReassignPreviewReply = Type.Object({
  moves: Type.Array(
    Type.Object({ ticket: TicketIdSchema, number: Type.String(), aheadNow: Type.Integer(), aheadThen: Type.Integer() }),
  ),
  left: LeftOut,
});
export type ReassignPreviewReply = Static<typeof ReassignPreviewReply>;
export const ReassignReply = Type.Object({
  reassignment: ReassignmentIdSchema,
  moved: Type.Array(TicketIdSchema),
  left: LeftOut,
  undoUntil: Type.Number(),
});
export type ReassignReply = Static<typeof ReassignReply>;
