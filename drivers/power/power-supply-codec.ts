import { err, ok, type Result } from '../../protocol/result.ts';
import type { PowerSourceTrouble, PowerSupply } from './power-source.ts';

/** The attributes of one folder below `/sys/class/power_supply`, as the kernel writes them; what it has not is not there. */
export interface SupplyAttributes {
  readonly type?: string;
  readonly online?: string;
  readonly status?: string;
  readonly capacity?: string;
  /** `Device` for the battery of a mouse, which says nothing of the PC. */
  readonly scope?: string;
}

export const supplyAttributes = ['type', 'online', 'status', 'capacity', 'scope'] as const;

/** `2` is a supply that gives less than it could. */
const onlineWords = ['0', '1', '2'];
const statusWords = ['Unknown', 'Charging', 'Discharging', 'Not charging', 'Full'];

/** Below this a battery counts as nearly empty. */
const lowPercent = 20;

/** The PC's supply from what its kernel tells: a mains adapter decides; without one, whether a battery is being drained. */
export function readSupplies(supplies: readonly SupplyAttributes[]): Result<PowerSupply, PowerSourceTrouble> {
  const ofPc = supplies.filter(({ scope }) => scope !== 'Device');
  const adapters = ofPc.filter(({ type }) => type === 'Mains');
  const batteries = ofPc.filter(({ type }) => type === 'Battery' || type === 'UPS');
  if (adapters.length === 0 && batteries.length === 0) return err('absent');
  const known =
    adapters.every(({ online = '' }) => onlineWords.includes(online)) &&
    batteries.every(({ status = '' }) => statusWords.includes(status));
  if (!known) return err('fault');
  const drained =
    adapters.length > 0
      ? adapters.every(({ online }) => online === '0')
      : batteries.some(({ status }) => status === 'Discharging');
  if (!drained) return ok('mains');
  return ok(batteries.some(({ capacity }) => isLow(capacity)) ? 'low' : 'battery');
}

function isLow(capacity: string | undefined): boolean {
  return capacity !== undefined && /^\d{1,3}$/.test(capacity) && Number(capacity) <= lowPercent;
}
