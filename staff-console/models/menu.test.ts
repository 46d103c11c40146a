import { expect, test } from 'vitest';
import { type Permission, type Position, permissions, reach } from '../../protocol/permissions.ts';
import { menuFor } from './menu.ts';

function sessionOf(held: Position): { permissions: Record<string, 'all' | 'own'> } {
  const all = (Object.keys(permissions) as Permission[]).map((name) => [name, reach(name, [held])] as const);
  return { permissions: Object.fromEntries(all.filter(([, far]) => far !== 'none')) as Record<string, 'all' | 'own'> };
}

test.each<[Position, string[]]>([
  ['integratedTeller', ['window']],
  ['guide', ['guidance', 'bookings', 'devices']],
  ['hallManager', ['guidance', 'bookings', 'hall', 'devices']],
  ['systemAdmin', ['devices']],
  ['auditor', ['hall', 'devices']],
])('[K-09] the menu of %s holds only what the position opens', (position, ids) => {
  expect(menuFor(sessionOf(position)).map((entry) => entry.id)).toEqual(ids);
});
