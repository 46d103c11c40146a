import { describe } from 'vitest';
import { describeTicketPrinter } from './ticket-printer-contract.ts';

describe('[D-07] [D-26] driver and simulator of ticket printers keep one contract, over every wire', () => {
  describeTicketPrinter('tcp', 'paper-status');
  describeTicketPrinter('tcp', 'process-id');
  describeTicketPrinter('serial', 'paper-status');
  describeTicketPrinter('device-file', 'paper-status');
});
