import { describeIdCardReader } from './samv-reader-contract.ts';

describeIdCardReader('memory');
describeIdCardReader('tcp');
describeIdCardReader('serial');
