import type { DeviceId, StaffId } from '../../protocol/ids.ts';

/** Who causes an event. Staff and devices by their opaque ids, never by name. */
export type Actor =
  | { readonly kind: 'staff'; readonly staff: StaffId; readonly staffNo: string }
  | { readonly kind: 'device'; readonly device: DeviceId }
  | { readonly kind: 'system' }
  | { readonly kind: 'anonymous' };

export const system: Actor = { kind: 'system' };

/** As it stands in the ledger: `staff:<id>`, `device:<id>`, `system` or `anonymous`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'staff') return `staff:${actor.staff}`;
  if (actor.kind === 'device') return `device:${actor.device}`;
  return actor.kind;
}

/** The member of staff behind an act; null where a device, the system or nobody known causes it. */
export function staffOf(actor: Actor): StaffId | null {
  return actor.kind === 'staff' ? actor.staff : null;
}

/** The device behind an act; null where anybody else causes it. */
export function deviceOf(actor: Actor): DeviceId | null {
  return actor.kind === 'device' ? actor.device : null;
}
