import { describe } from 'vitest';
import { describeFingerVein } from './finger-vein-contract.ts';

describe('[D-09] [D-26] driver and simulator of finger-vein readers keep one contract, over every wire', () => {
  describeFingerVein('tcp');
  describeFingerVein('serial');
});
