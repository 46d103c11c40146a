import { describe } from 'vitest';
import { describeScanner } from './scanner-contract.ts';

describe('[D-10] [D-26] driver and simulator of scanners keep one contract, over every wire', () => {
  describeScanner('memory');
  describeScanner('tcp');
  describeScanner('serial');
});
