import { readFileSync } from 'node:fs';
import type { HallId } from '../../protocol/ids.ts';
import type { Position } from '../../protocol/permissions.ts';
import type { AppContext } from '../app/context.ts';
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
  for (const { name: signInName, displayName, staffNo, positions } of staff) {
    if (context.agency.durable.staff.bySignInName.has(signInName)) continue;
    await registerStaff(context, {
      signInName,
      displayName,
      staffNo,
      positions,
      halls: [hall],
      password: demoPassword,
    });
  }
}
