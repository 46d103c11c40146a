import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { Group, PriorityClass } from '../../../protocol/ticket.ts';

/** The class in which a group is called. */
function classOf(config: HallConfig, group: Group): PriorityClass {
  if (config.groups.green.includes(group)) return 'green';
  return ageClassOf(group);
}

/** The class of a ticket: a booking that keeps its slot counts, unless its holder is served on arrival anyway (A-02, B-05). */
export function ticketClass(config: HallConfig, group: Group, booked: boolean): PriorityClass {
  const byGroup = classOf(config, group);
  return booked && byGroup !== 'green' ? 'appointment' : byGroup;
}

/** t0 of a ticket, in the unit of both times: the issue, or for a booking the later of check-in and slot. Who is served on arrival waits for no slot. */
export function waitStart(priorityClass: PriorityClass, issuedAt: number, appointmentAt: number | null = null): number {
  return priorityClass === 'appointment' && appointmentAt !== null ? Math.max(issuedAt, appointmentAt) : issuedAt;
}

/** Whose usual time a matter is expected to take, and by whose period the time since a booking's issue is scored. */
export function ageClassOf(group: Group): 'senior' | 'general' {
  return group === 'senior' || group === 'very-senior' ? 'senior' : 'general';
}
