import { describe } from 'vitest';
import { describeBankCardReader } from './bank-card-contract.ts';

describe('[D-08] [D-26] driver and simulator of bank-card readers keep one contract, over every wire', () => {
  describeBankCardReader('tcp');
  describeBankCardReader('serial');
});
