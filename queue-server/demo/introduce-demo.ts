import type { HallId } from '../../protocol/ids.ts';
import type { Position } from '../../protocol/permissions.ts';
import type { AppContext } from '../app/context.ts';
import { hashPassword } from '../app/passwords.ts';
import { registerStaff } from '../app/staff-accounts.ts';
import demoStaff from './demo-staff.json' with { type: 'json' };

/** Password of the invented staff. They exist only where demo data is served, never in production. */
export const demoPassword = demoStaff.password;
/** Pairing codes of the demo hall's pages. */
export const demoCodes = { kiosk: 'DEMO-KIOSK', board: 'DEMO-BOARD' };

/** Registers the invented staff of the demo hall who are not there yet. */
export async function introduceDemoStaff(context: Pick<AppContext, 'agency' | 'vault' | 'clock'>): Promise<void> {
  const missing = demoStaff.staff.filter(({ name }) => !context.agency.durable.staff.bySignInName.has(name));
  if (missing.length === 0) return;
  // One password, hashed once: a first start does not keep anybody waiting for it fifteen times.
  const hashed = await hashPassword(demoPassword);
  const halls = [demoStaff.hall as HallId];
  for (const { name: signInName, displayName, staffNo, positions: held } of missing) {
    const positions = held as readonly Position[];
    await registerStaff(
      context,
      { signInName, displayName, staffNo, positions, halls, password: demoPassword },
      hashed,
    );
  }
}
