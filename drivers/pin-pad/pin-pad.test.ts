import { describePinPad } from './pin-pad-contract.ts';

describePinPad('tcp');
describePinPad('serial');
