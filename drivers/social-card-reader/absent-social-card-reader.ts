import { createStatusHolder } from '../device.ts';
import type { SocialCardReader } from './social-card-reader.ts';

/** Stands where a PC has no reader: always absent, tells no card. */
export function createAbsentSocialCardReader(now: () => number): SocialCardReader {
  const status = createStatusHolder(now);
  return {
    part: 'social-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: async () => status.getStatus(),
    close: async () => undefined,
    onCard: () => () => undefined,
    authenticate: async () => ({ outcome: 'gone' }),
    async checkPin(digits) {
      digits.fill(0);
      return { outcome: 'no-card' };
    },
    wipe: async () => undefined,
  };
}
