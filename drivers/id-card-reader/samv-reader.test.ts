import { describe } from 'vitest';
import { describeIdCardReader } from './samv-reader-contract.ts';

describe('[D-02] [D-26] driver and simulator of ID card readers keep one contract, over every wire', () => {
  describeIdCardReader('memory');
  describeIdCardReader('tcp');
  describeIdCardReader('serial');
});
