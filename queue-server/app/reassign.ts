import type { TicketId } from '../../protocol/ids.ts';
import { type ProblemCode, problemKinds } from '../../protocol/problems.ts';
import type { ReassignBody, ReassignPreviewReply, ReassignReply } from '../../protocol/reassign-api.ts';
import type { HallEvent } from '../domain/hall.ts';
import { peopleAhead } from '../domain/queue/call-order/position.ts';
import { planReassignment, reassignmentUndoMs } from '../domain/queue/decide/reassign.ts';
import type { TicketsReassigned } from '../domain/queue/events.ts';
import { secondsPerCall } from '../domain/queue/state.ts';
import type { Hall } from './hall.ts';

/** The effect of a move before it is confirmed: people ahead now and then. */
export function previewReassignment(hall: Hall, body: ReassignBody, now: number): ReassignPreviewReply {
  const { queue } = hall.writer.durable;
  const config = hall.config();
  const plan = planReassignment(queue, {
    tickets: body.tickets.map(({ ticket, version = null }) => ({ ticket, version })),
    toWindow: body.window ?? null,
    toPool: body.pool ?? null,
  });
  const pace = secondsPerCall(queue);
  return {
    moves: plan.moves.map(({ ticket, pool }) => ({
      ticket: ticket.id,
      number: ticket.number,
      aheadNow: peopleAhead(queue.lines, ticket, now, config.order, pace),
      aheadThen: peopleAhead(queue.lines, { ...ticket, pool }, now, config.order, pace),
    })),
    left: plan.left.map(({ ticket, code }) => leftOut(hall, ticket, code)),
  };
}

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
