import type { IssueTicketBody } from '../../protocol/api.ts';
import type { ListedItem } from '../../protocol/catalogue.ts';
import type { Group, TicketFlag } from '../../protocol/ticket.ts';

/** What somebody comes for, as staff chose it. */
export type Matter =
  | { readonly kind: 'item'; readonly item: ListedItem }
  | { readonly kind: 'question' | 'bulk' | 'unresolved-matter' | 'result-pickup' };

/** What is granted to the person, and what helps them. */
export interface Care {
  readonly group: Group;
  readonly reason: string;
  readonly flags: readonly TicketFlag[];
}

/** As many as one ticket takes. */
export const mostMatters = 500;

/** Matters that may be more than one: those of an item, and bulk business, which is always several (B-22). */
export function fewestMatters(matter: Matter): number | null {
  if (matter.kind === 'item') return 1;
  return matter.kind === 'bulk' ? 2 : null;
}

/** The number of matters as it was typed; null while it is none that a ticket can have. Where none is asked it is one. */
export function countOf(matter: Matter, typed: string): number | null {
  const fewest = fewestMatters(matter);
  if (fewest === null) return 1;
  const count = /^[0-9]{1,3}$/.test(typed) ? Number(typed) : 0;
  return count >= fewest && count <= mostMatters ? count : null;
}

/** What is sent for a ticket that staff takes for somebody. */
export function bodyFor(matter: Matter, count: number, { group, reason, flags }: Care): IssueTicketBody {
  return {
    ...(matter.kind === 'item' ? { service: matter.item.no } : {}),
    ...(matter.kind === 'item' || matter.kind === 'question' ? {} : { pool: matter.kind }),
    ...(count === 1 ? {} : { matters: count }),
    ...(group === 'general' ? {} : { grantedGroup: group, reason }),
    ...(flags.length === 0 ? {} : { flags: [...flags] }),
  };
}
