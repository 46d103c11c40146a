import type { WindowKind } from '../../protocol/hall-config.ts';
import type { WindowId } from '../../protocol/ids.ts';
import type { Pool } from '../../protocol/ticket.ts';
import type { StaffWindow } from '../../protocol/views.ts';

/** Where a ticket can be sent: a pool, or one window that is open. */
export type TransferTarget =
  | { readonly kind: 'pool'; readonly pool: Pool }
  | { readonly kind: 'window'; readonly window: StaffWindow };

const ownPools: readonly (Pool & WindowKind)[] = ['bulk', 'unresolved-matter', 'result-pickup'];

/** The common line first, then pools that have a window of their own, then the open windows but `from`. */
export function transferTargets(windows: readonly StaffWindow[], from: WindowId | null): readonly TransferTarget[] {
  const pools: readonly Pool[] = ['common', ...ownPools.filter((pool) => windows.some((one) => one.kind === pool))];
  const open = windows.filter((one) => one.id !== from && (one.status === 'ready' || one.status === 'serving'));
  return [
    ...pools.map((pool) => ({ kind: 'pool', pool }) as const),
    ...open.map((window) => ({ kind: 'window', window }) as const),
  ];
}
