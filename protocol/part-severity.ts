import type { DevicePartState } from './agent.ts';
import type { DevicePartView } from './devices-api.ts';

/** `low`: works, but somebody should come soon. */
export type Severity = 'ok' | 'low' | 'bad';

const severities: Record<DevicePartState, Severity> = {
  ok: 'ok',
  'in-use': 'ok',
  'paper-near-end': 'low',
  'on-battery': 'low',
  // Its pages go by the server's clock all the same.
  'clock-off': 'low',
  'paper-out': 'bad',
  'cover-open': 'bad',
  'cutter-fault': 'bad',
  overheated: 'bad',
  offline: 'bad',
  stalled: 'bad',
  jammed: 'bad',
  'journal-unreadable': 'bad',
  fault: 'bad',
  absent: 'bad',
};

/** A cartridge with so much left, in percent, wants to be ordered. */
const lowLevel = 10;

/** How much a part wants somebody; the server, the staff and the kiosk judge alike (D-23). */
export function severityOf({ state, level }: Pick<DevicePartView, 'state' | 'level'>): Severity {
  const severity = severities[state];
  return severity === 'ok' && level !== null && level <= lowLevel ? 'low' : severity;
}
