import ipp from '@sealsystems/ipp';
import { isWholeMessage } from './ipp-frame.ts';

/** The operations of RFC 8011 that a kiosk needs. */
export type IppOperation = 'Print-Job' | 'Get-Printer-Attributes' | 'Get-Job-Attributes' | 'Get-Jobs' | 'Cancel-Job';
export type IppAttributes = Readonly<Record<string, unknown>>;

export interface IppRequest {
  readonly operation: IppOperation;
  /** 1 to 2³¹ − 1; the answer carries it back. */
  readonly id: number;
  readonly printerUri: string;
  /** Of the operation; charset, language and the printer's URI are added. */
  readonly attributes: IppAttributes;
  /** The job's own, for instance `copies`. */
  readonly job?: IppAttributes;
  /** Goes behind the attributes as it is. */
  readonly document?: Uint8Array;
}

export interface IppReply {
  /** `successful-ok`, `client-error-not-found` …; `unknown` for a number without a name. */
  readonly status: string;
  /** Empty where the answer tells nothing of the printer. */
  readonly printer: IppAttributes;
  /** In the order of the answer; empty where it tells of none. */
  readonly jobs: readonly IppAttributes[];
}

/** A request as it goes over the wire. Attributes that IPP does not know are left out by the package. */
export function writeRequest(request: IppRequest): Buffer {
  const { operation, id, printerUri, attributes, job, document } = request;
  return ipp.serialize({
    version: '2.0',
    operation,
    id,
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'en',
      'printer-uri': printerUri,
      ...attributes,
    },
    ...(job === undefined ? {} : { 'job-attributes-tag': job }),
    ...(document === undefined ? {} : { data: Buffer.from(document) }),
  });
}

/** The answer to request `id`; null where the bytes are none, or one to another question. Never throws. */
export function readReply(bytes: Uint8Array, id: number): IppReply | null {
  if (!isWholeMessage(bytes)) return null;
  try {
    const message = ipp.parse(Buffer.from(bytes));
    if (message.id !== id) return null;
    return {
      status: message.statusCode ?? 'unknown',
      printer: groupsOf(message['printer-attributes-tag'])[0] ?? {},
      jobs: groupsOf(message['job-attributes-tag']),
    };
  } catch {
    return null;
  }
}

/** Also where the printer ignored or replaced some of what was asked. */
export function isSuccess(reply: IppReply): boolean {
  return reply.status.startsWith('successful-');
}

/** Every text of an attribute that has one value or several; nothing where it is missing. */
export function textsOf(attributes: IppAttributes, name: string): readonly string[] {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : [];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** Null where the attribute is missing, has several values, or one that is no number. */
export function numberOf(attributes: IppAttributes, name: string): number | null {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : null;
  return typeof value === 'number' ? value : null;
}

/** Every number of an attribute that has one value or several; empty where it is missing. */
export function numbersOf(attributes: IppAttributes, name: string): readonly number[] {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : [];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number');
}

function groupsOf(group: unknown): readonly IppAttributes[] {
  const groups = Array.isArray(group) ? group : [group];
  return groups.filter((one): one is IppAttributes => typeof one === 'object' && one !== null);
}
