import { describeTicketPrinter } from './ticket-printer-contract.ts';

describeTicketPrinter('tcp', 'paper-status');
describeTicketPrinter('tcp', 'process-id');
describeTicketPrinter('serial', 'paper-status');
describeTicketPrinter('device-file', 'paper-status');
