import { reach } from '../../protocol/permissions.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';

/** Tellers of a hall who are signed in and on duty at no window: those who could open a tidal one (B-08). */
export function freeTellers(context: Pick<AppContext, 'agency' | 'clock'>, hall: Hall): number {
  const { sessions, staff } = context.agency.durable.staff;
  const now = context.clock.now();
  const busy = new Set([...hall.writer.durable.queue.windows.values()].map((window) => window.staff));
  const free = new Set<string>();
  for (const session of sessions.values()) {
    const member = session.expiresAt > now ? staff.get(session.staff) : undefined;
    const qualified = member?.halls.includes(hall.id) && reach('ticket.call', member.positions) !== 'none';
    if (member && qualified && !busy.has(member.id)) free.add(member.id);
  }
  return free.size;
}
