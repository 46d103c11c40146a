import { readFileSync } from 'node:fs';
import type { HallId } from '../../protocol/ids.ts';
import type { Position } from '../../protocol/permissions.ts';
import type { AppContext } from '../app/context.ts';
import { hashPassword } from '../app/passwords.ts';
import { registerStaff } from '../app/staff-accounts.ts';

/** Password of the invented staff. They exist only where demo data is served, never in production. */
export const demoPassword = 'tidehall-demo';
/** Pairing codes of the demo hall's pages. */
export const demoCodes = { kiosk: 'DEMO-KIOSK', board: 'DEMO-BOARD' };

interface DemoStaff {
  readonly hall: HallId;
  readonly staff: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly staffNo: string;
    readonly positions: readonly Position[];
  }[];
}

/** Registers the invented staff of the demo hall who are not there yet. */
export async function introduceDemoStaff(
  context: Pick<AppContext, 'agency' | 'vault' | 'clock'>,
  path: string,
): Promise<void> {
  const { hall, staff } = JSON.parse(readFileSync(path, 'utf8')) as DemoStaff;
  const missing = staff.filter(({ name }) => !context.agency.durable.staff.bySignInName.has(name));
  if (missing.length === 0) return;
  // One password, hashed once: a first start does not keep anybody waiting for it fifteen times.
  const hashed = await hashPassword(demoPassword);
  for (const { name: signInName, displayName, staffNo, positions } of missing) {
    const account = { signInName, displayName, staffNo, positions, halls: [hall], password: demoPassword };
    await registerStaff(context, account, hashed);
  }
}
