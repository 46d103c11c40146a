import { type Static, Type } from 'typebox';
import { devicePartNames, devicePartStates } from '../../../protocol/agent.ts';

/**
 * What a terminal writes down (S4 9.5.2). Closed lists, so that there is no field into which a name or a number could be put;
 * what happened can be followed by the opaque id.
 */
export const operations = [
  'agent-started',
  'agent-stopped',
  'page-connected',
  'page-disconnected',
  'session-wiped',
  'ticket-print',
  'document-print',
  'self-test-print',
  'card-read',
  'card-removed',
  'card-pin-check',
  'card-authentication',
  'code-scanned',
  'pin-entry',
  'finger-vein-read',
  'bank-card-read',
  'lease-taken',
  'lease-ended',
  'device-state',
  // of the log itself
  'log-mended',
  'log-resumed',
  'clock-accepted',
] as const;
export type Operation = (typeof operations)[number];

export const outcomes = [
  'begun',
  'done',
  'failed',
  'refused',
  'entries-missing',
  'head-missing',
  ...devicePartStates,
] as const;
export type Outcome = (typeof outcomes)[number];

declare const brand: unique symbol;
/** An id of chance with the word for what it is of, made by `operationRef`. */
export type OperationRef = string & { readonly [brand]: 'OperationRef' };
export type RefKind = 'print' | 'lease';

/** The app of this PC that asked, as the configuration names it. */
const appPattern = '^[a-z][a-z0-9-]{0,39}$';

export const OperationEntrySchema = Type.Object(
  {
    /** Milliseconds since 1970. */
    at: Type.Integer(),
    app: Type.Union([Type.String({ pattern: appPattern }), Type.Null()]),
    device: Type.Union([Type.Enum([...devicePartNames]), Type.Null()]),
    operation: Type.Enum([...operations]),
    outcome: Type.Enum([...outcomes]),
    ref: Type.Union([Type.Unsafe<OperationRef>(Type.String({ maxLength: 80 })), Type.Null()]),
  },
  { additionalProperties: false },
);
export type OperationEntry = Static<typeof OperationEntrySchema>;

/** An entry before the log has dated it. */
export type OperationFacts = Pick<OperationEntry, 'operation' | 'outcome'> &
  Partial<Pick<OperationEntry, 'app' | 'device' | 'ref'>>;

/** ID, telephone and bank card numbers, should anybody ever make an id of one. */
const numberOfAPerson = /(?<!\d)(1[3-9]\d{9}|\d{15,19}|\d{17}[Xx])(?!\d)/;

/** Names what an entry is about. What does not look like an id of chance is withheld, so that no caller can write a person down. */
export function operationRef(kind: RefKind, id: string): OperationRef {
  const isOpaque = /^[A-Za-z0-9_-]{1,60}$/.test(id) && !numberOfAPerson.test(id);
  return `${kind}:${isOpaque ? id : 'withheld'}` as OperationRef;
}

/** `at` in milliseconds since 1970. An app whose name the configuration would not allow is written down as null. */
export function datedEntry(at: number, { app, device, operation, outcome, ref }: OperationFacts): OperationEntry {
  const knownApp = typeof app === 'string' && new RegExp(appPattern).test(app) ? app : null;
  return { at, app: knownApp, device: device ?? null, operation, outcome, ref: ref ?? null };
}
