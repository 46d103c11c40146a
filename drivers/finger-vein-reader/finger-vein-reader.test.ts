import { describeFingerVein } from './finger-vein-contract.ts';

describeFingerVein('tcp');
describeFingerVein('serial');
