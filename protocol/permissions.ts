/** Positions (岗位) of S1 7.2-7.6, S4 8.1.1 and the additions that a hall needs (K-01). */
export const positions = [
  'guide',
  'integratedTeller',
  'reviewer',
  'reviewSupervisor',
  'accountant',
  'entitlementTeller',
  'hallManager',
  'systemAdmin',
  'securityAdmin',
  'auditor',
  'qualityOfficer',
  'itemEditor',
  'outletManager',
  'outletGuide',
  'outletTeller',
  'outletCourier',
] as const;
export type Position = (typeof positions)[number];

/** Devices have permissions of their own and nothing else. */
export const deviceKinds = ['kiosk', 'board', 'window-screen', 'call-terminal'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

interface Grant {
  /** Positions that have it. */
  readonly positions: readonly Position[];
  /** Positions that have it for their own window or their own cases only. */
  readonly own?: readonly Position[];
  /** Devices that have it, for their own channel and session only. */
  readonly devices?: readonly DeviceKind[];
}

/**
 * Who may do what: the matrix of positions as data (K-09, S1 8.2).
 * Every route names one of these; a row is added with the room that needs it.
 */
export const permissions = {
  'ticket.issue': { positions: ['guide', 'hallManager', 'outletGuide'], devices: ['kiosk'] },
  'ticket.print': { positions: ['guide', 'hallManager', 'outletGuide'], devices: ['kiosk'] },
  'ticket.find': { positions: ['guide', 'hallManager', 'outletGuide'], devices: ['kiosk'] },
  'ticket.cancel': { positions: ['guide', 'hallManager', 'outletGuide'], devices: ['kiosk'] },
  'ticket.reactivate': {
    positions: ['guide', 'hallManager', 'outletGuide'],
    own: ['integratedTeller', 'entitlementTeller', 'outletTeller'],
    devices: ['kiosk'],
  },
  'ticket.grantPriority': { positions: ['guide', 'hallManager', 'outletGuide'] },
  'ticket.call': {
    positions: [],
    own: ['integratedTeller', 'entitlementTeller', 'outletTeller'],
    devices: ['call-terminal'],
  },
  'ticket.transfer': {
    positions: ['guide', 'hallManager', 'outletGuide'],
    own: ['integratedTeller', 'entitlementTeller', 'outletTeller'],
  },
  'ticket.reassignBulk': { positions: ['guide', 'hallManager'] },
  'window.open': { positions: ['hallManager'], own: ['integratedTeller', 'entitlementTeller', 'outletTeller'] },
  'tidal.approve': { positions: ['hallManager'] },
  'hall.outlook': { positions: ['hallManager', 'auditor'] },
  'booking.manage': { positions: ['guide', 'hallManager', 'outletGuide'] },
  'queue.read': {
    positions: [
      'guide',
      'integratedTeller',
      'entitlementTeller',
      'hallManager',
      'auditor',
      'outletManager',
      'outletGuide',
      'outletTeller',
    ],
  },
  'card.authenticate': {
    positions: [],
    own: ['integratedTeller', 'entitlementTeller', 'outletTeller'],
    devices: ['kiosk', 'call-terminal'],
  },
  'eCard.read': { positions: [], devices: ['kiosk'] },
  'board.read': { positions: [...positions], devices: ['board', 'window-screen', 'kiosk', 'call-terminal'] },
  'help.request': { positions: [], devices: ['kiosk'] },
  'help.acknowledge': { positions: ['guide', 'hallManager', 'outletGuide'] },
  'display.publish': { positions: ['hallManager'] },
  'hall.configure': { positions: ['hallManager', 'systemAdmin'] },
  'hall.readConfig': { positions: ['hallManager', 'systemAdmin', 'auditor'] },
  'device.manage': { positions: ['systemAdmin'] },
  'device.read': { positions: ['systemAdmin', 'guide', 'hallManager', 'auditor', 'outletManager'] },
  /** A PDF to see that the A4 printer prints; a kiosk for itself. */
  'device.testPage': { positions: ['systemAdmin', 'guide', 'hallManager', 'outletManager'], devices: ['kiosk'] },
  'device.heartbeat': { positions: [], devices: [...deviceKinds] },
  'workOrder.open': { positions: ['systemAdmin', 'guide', 'hallManager', 'outletManager', 'outletGuide'] },
  /** Take, close, reopen, and inspect. */
  'workOrder.handle': { positions: ['systemAdmin', 'hallManager', 'outletManager'] },
  'staff.manage': { positions: ['securityAdmin', 'systemAdmin'] },
  'session.read': { positions: [...positions] },
  'audit.read': { positions: ['auditor'] },
  'personalData.readMasked': {
    positions: ['guide', 'hallManager', 'outletGuide'],
    own: ['integratedTeller', 'entitlementTeller', 'outletTeller'],
  },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof permissions;

/** How far a set of positions reaches with a permission: everywhere, own window only, or not at all. */
export function reach(permission: Permission, held: readonly Position[]): 'all' | 'own' | 'none' {
  const grant: Grant = permissions[permission];
  if (held.some((position) => grant.positions.includes(position))) return 'all';
  if (held.some((position) => grant.own?.includes(position))) return 'own';
  return 'none';
}

/** Whether a device of this kind has a permission; a device has it for its own hall. */
export function deviceMay(permission: Permission, kind: DeviceKind): boolean {
  const grant: Grant = permissions[permission];
  return grant.devices?.includes(kind) ?? false;
}
