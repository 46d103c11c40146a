import type { Group } from '../protocol/ticket.ts';

/** One row of an arrivals file: somebody who comes to the hall on the simulated day. Times in seconds since midnight. */
export interface Visitor {
  readonly arriveAt: number;
  /** Number of the item in the catalogue; null for a question. */
  readonly service: number | null;
  readonly group: Group;
  readonly appointmentAt: number | null;
  readonly serviceSeconds: number;
  /** Leaves silently when not called within this; null is endless. */
  readonly patienceSeconds: number | null;
  readonly noShow: boolean;
}
