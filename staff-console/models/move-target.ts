import type { ReassignPreviewBody } from '../../protocol/reassign-api.ts';
import { type Lane, type Pool, pools } from '../../protocol/ticket.ts';
import type { StaffTicket, StaffWindow } from '../../protocol/views.ts';
import { type TransferTarget, transferTargets } from './transfer-targets.ts';

/** Where tickets are moved: a pool, or one window (B-15). */
export type MoveTarget = TransferTarget;

/** True for the same place, whatever has become of the window meanwhile; nowhere (null) is the same as no place. */
export function sameTarget(one: MoveTarget | null, other: MoveTarget): boolean {
  return one !== null && targetKey(one) === targetKey(other);
}

/** A name for the target that no other has. */
export function targetKey(target: MoveTarget): string {
  return target.kind === 'window' ? `window ${target.window.id}` : `pool ${target.pool}`;
}

/** The pool of a line: every line of the common pool stands for that pool. */
export function poolOfLane(lane: Lane): Pool {
  return pools.find((pool) => pool === lane) ?? 'common';
}

/** The places that could take these tickets, without the one place at which all of them stand already. */
export function moveTargets(windows: readonly StaffWindow[], tickets: readonly StaffTicket[]): readonly MoveTarget[] {
  const places = new Set(
    tickets.map(({ window, lane }) => `${window ?? ''} ${window === null ? poolOfLane(lane) : ''}`),
  );
  const [first] = tickets;
  if (first === undefined || places.size > 1) return transferTargets(windows, null);
  const targets = transferTargets(windows, first.window);
  if (first.window !== null) return targets;
  return targets.filter((target) => target.kind === 'window' || target.pool !== poolOfLane(first.lane));
}

/** May something be dropped there: a pool always, a window while it takes people. */
export function takesPeople(target: MoveTarget): boolean {
  return target.kind === 'pool' || target.window.status === 'ready' || target.window.status === 'serving';
}

/** The request of a move: each ticket with the version that was looked at, so that a change meanwhile is reported. */
export function moveBody(tickets: readonly StaffTicket[], target: MoveTarget): ReassignPreviewBody {
  return {
    tickets: tickets.map(({ id, version }) => ({ ticket: id, version })),
    ...(target.kind === 'window' ? { window: target.window.id } : { pool: target.pool }),
  };
}
