import { verifyLedger } from './verify-ledger.ts';

process.exitCode = await verifyLedger(process.argv.slice(2), console.log);
