import type { DeviceId } from '../../../protocol/ids.ts';
import { severityOf } from '../../../protocol/part-severity.ts';
import { isHeard } from './parts.ts';
import { type Device, type DevicesState, devicesInUse } from './state.ts';

/**
 * A kiosk to which somebody may be sent whose ticket did not come out (scenario 8): it is there, and its printer was well when it was
 * last heard. The first by name, so that everybody is told the same one.
 * @param except the kiosk that did not print; null where it was none
 */
export function printingKiosk(
  state: DevicesState,
  except: DeviceId | null,
  online: (device: DeviceId) => boolean,
): Device | null {
  const fit = devicesInUse(state).filter(
    ({ id, kind, silentSince, parts }) =>
      kind === 'kiosk' && id !== except && silentSince === null && online(id) && prints(parts),
  );
  const [first = null] = fit.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  return first;
}

/** A kiosk whose agent is in trouble does no business, whatever its printer says. */
function prints(parts: Device['parts']): boolean {
  const isWell = (part: Device['parts'][number]) => isHeard(part) && severityOf(part) !== 'bad';
  const agent = parts.find(({ part }) => part === 'agent');
  return (agent === undefined || isWell(agent)) && parts.some((part) => part.part === 'ticket-printer' && isWell(part));
}
