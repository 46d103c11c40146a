import type { SessionReply } from '../../protocol/api.ts';
import type { StaffId } from '../../protocol/ids.ts';
import { reachOf } from '../models/menu.ts';

/** Who looks at the devices, and what this person may do with them. */
export interface DeviceRights {
  readonly staff: StaffId;
  /** Enrol and revoke (N-06). */
  readonly manages: boolean;
  /** Gets the A4 test page of a kiosk. */
  readonly testsPrinter: boolean;
  readonly opensOrders: boolean;
  /** Take and close orders, record inspections. */
  readonly handlesOrders: boolean;
}

/** Only a permission that reaches over all counts: devices are nobody's own. */
export function rightsOf(session: Pick<SessionReply, 'staff' | 'permissions'>): DeviceRights {
  return {
    staff: session.staff,
    manages: reachOf(session, 'device.manage') === 'all',
    testsPrinter: reachOf(session, 'device.testPage') === 'all',
    opensOrders: reachOf(session, 'workOrder.open') === 'all',
    handlesOrders: reachOf(session, 'workOrder.handle') === 'all',
  };
}
