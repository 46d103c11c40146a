import ipp, { type IppMessage } from '@sealsystems/ipp';
import { isWholeMessage } from '../ipp/ipp-frame.ts';
import type { DocumentMachine, SimulatedJob } from './document-machine.ts';

export interface AnswerStrings {
  /** Calls every document one of a format that it does not read. */
  refusesFormat: boolean;
  /** Takes no document: `server-error-busy`. */
  busy: boolean;
}

type Attributes = Readonly<Record<string, unknown>>;

export interface IppAnswer {
  /** What was asked; `none` where that cannot be told from the bytes. */
  readonly operation: string;
  readonly answer: Buffer;
}

/** The printer's half of IPP: a request in bytes to an answer in bytes (RFC 8011, 4.2 and 4.3). */
export function answerIpp(bytes: Buffer, machine: DocumentMachine, strings: AnswerStrings): IppAnswer {
  const request = isWholeMessage(bytes) ? ipp.parse(bytes) : null;
  if (request === null) return { operation: 'none', answer: write(1, 'client-error-bad-request') };
  return { operation: request.operation ?? 'none', answer: answerRequest(request, machine, strings) };
}

function answerRequest(request: IppMessage, machine: DocumentMachine, strings: AnswerStrings): Buffer {
  const id = request.id ?? 1;
  const asked = (request['operation-attributes-tag'] ?? {}) as Attributes;
  switch (request.operation) {
    case 'Get-Printer-Attributes':
      return withTray(
        write(id, 'successful-ok', { 'printer-attributes-tag': describePrinter(machine) }),
        machine.strings().paperSheets,
      );
    case 'Print-Job':
      return printJob(id, request, asked, machine, strings);
    case 'Get-Job-Attributes': {
      const job = machine.find(Number(asked['job-id']));
      return job
        ? write(id, 'successful-ok', { 'job-attributes-tag': describeJob(job) })
        : write(id, 'client-error-not-found');
    }
    case 'Get-Jobs': {
      const open = machine.jobs().filter((job) => !['canceled', 'aborted', 'completed'].includes(job.state));
      return write(id, 'successful-ok', open.length > 0 ? { 'job-attributes-tag': open.map(describeJob) } : {});
    }
    case 'Cancel-Job': {
      const job = machine.find(Number(asked['job-id']));
      if (!job) return write(id, 'client-error-not-found');
      const cancelled = machine.cancel(job.id, 'job-canceled-by-user');
      return write(id, cancelled ? 'successful-ok' : 'client-error-not-possible');
    }
    default:
      return write(id, 'server-error-operation-not-supported');
  }
}

function printJob(
  id: number,
  request: IppMessage,
  asked: Attributes,
  machine: DocumentMachine,
  { refusesFormat, busy }: AnswerStrings,
): Buffer {
  if (busy) return write(id, 'server-error-busy');
  if (refusesFormat || asked['document-format'] !== 'application/pdf') {
    return write(id, 'client-error-document-format-not-supported');
  }
  const { copies } = (request['job-attributes-tag'] ?? {}) as Attributes;
  const pdf = request.data ?? Buffer.alloc(0);
  const job = machine.take(String(asked['job-name']), pdf, typeof copies === 'number' ? copies : 1);
  return write(id, 'successful-ok', { 'job-attributes-tag': describeJob(job) });
}

function describePrinter(machine: DocumentMachine): Attributes {
  const { tonerPercent } = machine.strings();
  return {
    'printer-state': machine.printerState(),
    'printer-state-reasons': machine.stateReasons(),
    'printer-is-accepting-jobs': true,
    'printer-supply': [
      'index=1;class=receptacleThatIsFilled;type=wasteToner;unit=percent;maxcapacity=100;level=25;colorantname=unknown;',
      `index=2;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=${tonerPercent};colorantname=black;`,
    ],
    'printer-supply-description': ['Waste Toner Box', 'Black Toner'],
  };
}

/** `printer-input-tray` (PWG 5100.13) as the last attribute of the message: the package does not know how to write it. */
function withTray(message: Buffer, paperSheets: number): Buffer {
  const name = Buffer.from('printer-input-tray');
  const value = Buffer.from(
    `type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity=250;level=${paperSheets};status=0;name=main`,
  );
  const attribute = Buffer.concat([Buffer.from([0x30, 0, name.length]), name, Buffer.from([0, value.length]), value]);
  return Buffer.concat([message.subarray(0, -1), attribute, message.subarray(-1)]);
}

function describeJob(job: SimulatedJob): Attributes {
  return {
    'job-id': job.id,
    'job-name': job.name,
    'job-state': job.state,
    'job-state-reasons': job.reasons,
    'job-impressions-completed': job.pagesDone,
  };
}

function write(id: number, statusCode: string, groups: Attributes = {}): Buffer {
  return ipp.serialize({
    version: '2.0',
    statusCode,
    id,
    'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
    ...groups,
  });
}
