import { type Static, Type } from 'typebox';

/** `ISSUED → WAITING → CALLED → SERVING → DONE` and its side ways (B-14). */
export const ticketStatuses = [
  'waiting',
  'called',
  'serving',
  'held',
  'no-show',
  'done',
  'cancelled',
  'expired',
] as const;
export const TicketStatusSchema = Type.Enum([...ticketStatuses]);
export type TicketStatus = (typeof ticketStatuses)[number];

/** The class that decides the call order. */
export const priorityClasses = ['green', 'appointment', 'senior', 'general'] as const;
export type PriorityClass = (typeof priorityClasses)[number];

/** Which windows may serve: the common pool (any window serves any matter, B-02) or a pool with windows of its own. */
export const pools = ['common', 'bulk', 'unresolved-matter', 'result-pickup'] as const;
export type Pool = (typeof pools)[number];

/** What a ticket stands in: in the common pool its class, elsewhere its pool. */
export const lanes = [...priorityClasses, 'bulk', 'unresolved-matter', 'result-pickup'] as const;
export const LaneSchema = Type.Enum([...lanes]);
export type Lane = (typeof lanes)[number];

/** Who a person is to the queue. Never shown on paper or board. */
export const groups = ['general', 'senior', 'very-senior', 'veteran', 'disabled', 'other-special'] as const;
export const GroupSchema = Type.Enum([...groups]);
export type Group = (typeof groups)[number];

/** An honest wait, in seconds: half of such people wait less than p50, nine of ten less than p90. */
export const WaitEstimateSchema = Type.Object({ p50Seconds: Type.Number(), p90Seconds: Type.Number() });
export type WaitEstimate = Static<typeof WaitEstimateSchema>;

/** What the taker asked for, or staff noticed, that helps serving. No condition of health is kept. */
export const ticketFlags = ['dialect', 'low-counter'] as const;
export const TicketFlagSchema = Type.Enum([...ticketFlags]);
export type TicketFlag = (typeof ticketFlags)[number];

/** The lane that a ticket stands in: that of its pool, and among the common ones that of its class. */
export function laneOf(pool: Pool, priorityClass: PriorityClass): Lane {
  return pool === 'common' ? priorityClass : pool;
}

/** The number as printed: `A007`; from 1000 on simply longer, so that no day runs out of numbers. */
export function ticketNumber(letter: string, sequence: number, digits: number): string {
  return letter + String(sequence).padStart(digits, '0');
}

/** Rule that chose a call, written into each `TicketCalled` so that every call can be explained (B-05, PIPL 24). */
export type CallRule =
  | 'green'
  | 'green-guard'
  | 'booking-due'
  | 'overtaking-budget'
  /** Asked for a low counter, and one is free. */
  | 'low-counter'
  | 'accumulated-priority'
  | 'booking-early'
  | 'picked-by-hand';

/** Why this ticket and not another: the rule, the scores that were compared, the budget used. */
export interface CallExplanation {
  readonly rule: CallRule;
  /** Score = (now − t0) / T of the first of each class that could be called at that moment; absent where there was none. */
  readonly scores: Partial<Record<PriorityClass, number>>;
  /** How often the called ticket had been overtaken, and how often it might be. */
  readonly overtaken: number;
  readonly budget: number;
  readonly waitedSeconds: number;
  /** The other ticket that could be overtaken no more, where its budget decided: nobody issued after it came in question. */
  readonly boundBy?: { readonly number: string; readonly overtaken: number; readonly budget: number };
  /** The words of the person who picked out of order (B-03). */
  readonly reason?: string;
}
