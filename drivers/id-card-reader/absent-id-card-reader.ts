import { createStatusHolder } from '../device.ts';
import type { IdCardReader } from './id-card-reader.ts';

/** Stands where a kiosk has no reader: always absent, tells no card. */
export function createAbsentIdCardReader(now: () => number): IdCardReader {
  const status = createStatusHolder(now);
  return {
    part: 'id-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: async () => status.getStatus(),
    close: async () => undefined,
    onCard: () => () => undefined,
  };
}
