import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { TicketIdSchema } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { Nullable } from '../../protocol/schema.ts';

const Changed = Type.Object({ ticket: Nullable(Type.Object({ id: TicketIdSchema, number: Type.String() })) });

/** The ticket that the window has instead of the one that a refused step was meant for, null where it has none; undefined in any other refusal (B-14). */
export function ticketNow(problem: Problem): ReturnType<typeof read> | undefined {
  return problem.code === 'ticket_changed' ? read(problem) : undefined;
}

function read(body: unknown) {
  return Value.Check(Changed, body) ? body.ticket : null;
}
