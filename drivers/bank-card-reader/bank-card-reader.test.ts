import { describeBankCardReader } from './bank-card-contract.ts';

describeBankCardReader('tcp');
describeBankCardReader('serial');
