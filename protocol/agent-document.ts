import { type Static, Type } from 'typebox';
import { strict } from './schema.ts';

/** Why a document did not come out. `stalled`: no answer, or no sheet in its time; `fault`: the printer says so, or refuses the document. */
export const documentFaults = [
  'paper-out',
  'jammed',
  'cover-open',
  'overheated',
  'offline',
  'stalled',
  'fault',
  'absent',
] as const;
export const DocumentFaultSchema = Type.Enum([...documentFaults]);
export type DocumentFault = (typeof documentFaults)[number];

export const largestDocumentBytes = 20 * 1024 * 1024;

const PrintId = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z0-9_-]+$' });

/**
 * A document at the A4 printer (A-08, D-06). `printed` only after the printer has called the job completed; `cancelled` by the page, by
 * the end of the session, or at the printer's own panel.
 */
export const DocumentJobSchema = Type.Union([
  Type.Object({ printId: PrintId, phase: Type.Literal('queued') }, strict),
  Type.Object(
    {
      printId: PrintId,
      phase: Type.Literal('printing'),
      /** Pages out so far, where the printer counts them. */
      pagesDone: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
      /** What has stopped the printer in the middle. It goes on when that is mended, and is given up after a while. */
      stoppedBy: Type.Union([DocumentFaultSchema, Type.Null()]),
    },
    strict,
  ),
  Type.Object({ printId: PrintId, phase: Type.Literal('printed') }, strict),
  Type.Object({ printId: PrintId, phase: Type.Literal('cancelled') }, strict),
  Type.Object({ printId: PrintId, phase: Type.Literal('failed'), fault: DocumentFaultSchema }, strict),
]);
export type DocumentJob = Static<typeof DocumentJobSchema>;

/**
 * `POST /documents/print?printId=…&copies=…` with the PDF as its body (`application/pdf`): answered when the job has ended, or after a
 * minute as it then stands; `document:job` tells the rest. The same print id prints once.
 */
export const PrintDocumentQuery = Type.Object(
  { printId: PrintId, copies: Type.Optional(Type.String({ pattern: '^([1-9]|10)$' })) },
  strict,
);
export type PrintDocumentQuery = Static<typeof PrintDocumentQuery>;

/** `GET /documents/{printId}` and `POST /documents/{printId}/cancel`. */
export const DocumentParams = Type.Object({ printId: PrintId }, strict);

/** Told to every page of the PC; a page knows its own print ids. */
export interface DocumentEvents {
  'document:job': (job: DocumentJob) => void;
}
