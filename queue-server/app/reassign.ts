import type { TicketId } from '../../protocol/ids.ts';
import { type ProblemCode, problemKinds } from '../../protocol/problem-kinds.ts';
import type { Refusal } from '../../protocol/problems.ts';
import type { ReassignPreviewBody, ReassignPreviewReply, ReassignReply } from '../../protocol/reassign-api.ts';
import { ok, type Result } from '../../protocol/result.ts';
import type { HallEvent } from '../domain/hall.ts';
import { planReassignment } from '../domain/queue/decide/reassign.ts';
import type { TicketsReassigned } from '../domain/queue/events.ts';
import { reassignmentEffect } from '../domain/queue/reassignment-effect.ts';
import { reassignmentUndoMs } from '../domain/queue/state.ts';
import type { Hall } from './hall.ts';

/** The effect of a move before it is confirmed: people ahead now and then, who stays and why. Refuses a closed target. */
export function previewReassignment(
  hall: Hall,
  body: ReassignPreviewBody,
  now: number,
): Result<ReassignPreviewReply, Refusal> {
  const { queue } = hall.writer.durable;
  const plan = planReassignment(queue, {
    tickets: body.tickets.map(({ ticket, version = null }) => ({ ticket, version })),
    toWindow: body.window ?? null,
    toPool: body.pool ?? null,
  });
  if (!plan.ok) return plan;
  const effect = reassignmentEffect(queue, plan.value.moves, { now, order: hall.config().order });
  return ok({
    moves: effect.map(({ ticket: { id, number }, ...ahead }) => ({ ticket: id, number, ...ahead })),
    left: plan.value.left.map(({ ticket, code }) => leftOut(hall, ticket, code)),
  });
}

/** The answer to a move from its own events, so that a repeated command gets what it got the first time. */
export function reassignmentReply(hall: Hall, events: readonly HallEvent[]): ReassignReply {
  const summary = events.find((event): event is TicketsReassigned => event.type === 'TicketsReassigned');
  if (!summary) throw new Error('a move of tickets without its summary');
  return {
    reassignment: summary.reassignment,
    moved: summary.moved.map(({ ticket }) => ticket),
    left: summary.left.map(({ ticket, code }) => leftOut(hall, ticket, code as ProblemCode)),
    undoUntil: summary.at + reassignmentUndoMs,
  };
}

function leftOut(hall: Hall, ticket: TicketId, code: ProblemCode): ReassignReply['left'][number] {
  const { tickets, ended } = hall.writer.durable.queue;
  const { zh, en } = problemKinds[code];
  return { ticket, number: (tickets.get(ticket) ?? ended.get(ticket))?.number ?? '', code, detail: { zh, en } };
}
