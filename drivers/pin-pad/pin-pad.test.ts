import { describe } from 'vitest';
import { describePinPad } from './pin-pad-contract.ts';

describe('[D-04] [D-26] driver and simulator of PIN pads keep one contract, over every wire', () => {
  describePinPad('tcp');
  describePinPad('serial');
});
