import type { SessionReply } from '../../protocol/api.ts';
import type { Permission } from '../../protocol/permissions.ts';

/** A page of the console: it stands in the menu only for those whose position opens it. */
export interface MenuEntry {
  readonly id: 'window' | 'guidance' | 'bookings' | 'hall' | 'devices';
  readonly path: string;
}

/** How far a session reaches with a permission. */
export function reachOf(session: Pick<SessionReply, 'permissions'>, permission: Permission): 'all' | 'own' | 'none' {
  return session.permissions[permission] ?? 'none';
}

/** The pages that a session may use, in the order of the menu. */
export function menuFor(session: Pick<SessionReply, 'permissions'>): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (reachOf(session, 'ticket.call') !== 'none') entries.push({ id: 'window', path: '/staff/window' });
  if (reachOf(session, 'help.acknowledge') === 'all') entries.push({ id: 'guidance', path: '/staff/guidance' });
  if (reachOf(session, 'booking.manage') === 'all') entries.push({ id: 'bookings', path: '/staff/bookings' });
  if (reachOf(session, 'hall.outlook') === 'all') entries.push({ id: 'hall', path: '/staff/hall' });
  if (reachOf(session, 'device.read') === 'all') entries.push({ id: 'devices', path: '/staff/devices' });
  return entries;
}
