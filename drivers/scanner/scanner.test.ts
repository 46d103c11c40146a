import { describeScanner } from './scanner-contract.ts';

describeScanner('memory');
describeScanner('tcp');
describeScanner('serial');
