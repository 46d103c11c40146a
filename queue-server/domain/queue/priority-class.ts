import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { Group, PriorityClass } from '../../../protocol/ticket.ts';

/** The class in which a group is called. */
export function classOf(config: HallConfig, group: Group): PriorityClass {
  if (config.groups.green.includes(group)) return 'green';
  return ageClassOf(group);
}

/** By which period a booking's time since its issue is scored. */
export function ageClassOf(group: Group): 'senior' | 'general' {
  return group === 'senior' || group === 'very-senior' ? 'senior' : 'general';
}
