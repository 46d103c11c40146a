import type { CallOrderConfig } from '../../../protocol/hall-config.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import {
  type Lane,
  type Pool,
  type PriorityClass,
  pools,
  priorityClasses,
  type WaitEstimate,
} from '../../../protocol/ticket.ts';
import {
  addWaiting,
  copyLines,
  type LinesSnapshot,
  restoreLines,
  ticketsAheadAtIssue,
} from '../queue/call-order/waiting-lines.ts';
import type { WaitingTicket } from '../queue/call-order/waiting-ticket.ts';
import type { Calibration } from './calibration.ts';
import { type ForwardWindow, type Present, simulateForward } from './forward-simulation.ts';
import { hasGround, type LearnedModel } from './learned-model.ts';
import { createRandom } from './random.ts';
import { estimateOf } from './wait-estimate.ts';

/** Everything that an estimate of the waits depends on, as plain data: it can be answered in another thread. Times in ms. */
export interface ForesightQuestion {
  readonly now: number;
  readonly midnight: number;
  readonly lastTicketAt: number;
  readonly tickets: readonly WaitingTicket[];
  readonly lines: LinesSnapshot;
  readonly windows: readonly ForwardWindow[];
  readonly model: LearnedModel;
  readonly volume: number;
  readonly slowness: number;
  readonly order: CallOrderConfig;
  readonly calibration: Calibration;
  readonly seed: number;
}

/** Waits in seconds; null where there is no ground for one (暂无法估计). */
export interface ForesightAnswer {
  readonly tickets: Readonly<Record<TicketId, WaitEstimate | null>>;
  /** For somebody who joins a lane now. */
  readonly newcomers: Readonly<Record<Lane, WaitEstimate | null>>;
}

const nothing: ForesightAnswer = {
  tickets: {},
  newcomers: {
    ...{ green: null, appointment: null, senior: null, general: null },
    ...{ bulk: null, 'unresolved-matter': null, 'result-pickup': null },
  },
};
const fewWaiting = 60;

/** Plays the present forward under the hall's own call order (B-16): one pass for all who wait, one for each kind of newcomer. */
export function answerForesight(question: ForesightQuestion): ForesightAnswer {
  if (!hasGround(question.model)) return nothing;
  const byId = new Map(question.tickets.map((ticket) => [ticket.id, ticket]));
  const lines = restoreLines(question.lines, (id) => byId.get(id));
  const present: Present = { ...question, lines };
  const runs = question.tickets.length > fewWaiting ? 100 : 200;
  const random = createRandom(question.seed);
  const waits = simulateForward(present, { runs }, random);
  const tickets: Record<TicketId, WaitEstimate | null> = {};
  for (const ticket of question.tickets) {
    const waited = (question.now - ticket.rankAt) / 1000;
    tickets[ticket.id] = estimateOf(
      waits.get(ticket.id) ?? [],
      runs,
      waited,
      ticket.priorityClass,
      question.calibration,
    );
  }
  const newcomers = { ...nothing.newcomers };
  const joining = (name: PriorityClass, pool: Pool) => {
    const ticket = newcomerOf(name, pool, question, ticketsAheadAtIssue(lines, pool));
    const joined = copyLines(lines);
    addWaiting(joined, ticket);
    const hall = { ...(pool === 'common' ? present : withinPool(present, pool)), lines: joined };
    const own = simulateForward(hall, { runs: 100, targets: [ticket.id] }, random);
    return estimateOf(own.get(ticket.id) ?? [], 100, 0, name, question.calibration);
  };
  for (const name of priorityClasses) newcomers[name] = joining(name, 'common');
  for (const pool of pools) {
    if (pool === 'common') continue;
    // Where no window is kept for the pool, its visitors are served from the common one.
    const kept = question.windows.some((window) => window.calling.kind === pool);
    newcomers[pool] = kept ? joining('general', pool) : newcomers.general;
  }
  return { tickets, newcomers };
}

/** A pool with windows of its own: the others call nobody there, and the forecast is of the common pool. */
function withinPool(present: Present, pool: Exclude<Pool, 'common'>): Present {
  const windows = present.windows.filter((window) => window.calling.kind === pool);
  return { ...present, windows, lastTicketAt: present.now };
}

function newcomerOf(
  priorityClass: PriorityClass,
  pool: Pool,
  question: ForesightQuestion,
  ahead: number,
): WaitingTicket {
  const { base, share } = question.order.overtaking;
  const last = question.tickets.reduce((order, ticket) => Math.max(order, ticket.issueOrder), 0);
  return {
    id: `newcomer-${pool}-${priorityClass}` as TicketId,
    number: '',
    priorityClass,
    pool,
    service: null,
    matters: 1,
    flags: [],
    issuedAt: question.now,
    issueOrder: last + 1,
    rankAt: question.now,
    appointmentAt: priorityClass === 'appointment' ? question.now : null,
    ageClass: priorityClass === 'senior' ? 'senior' : 'general',
    overtaken: 0,
    budget: base + share * ahead,
    reservedFor: null,
    behindUntilCall: 0,
  };
}
