import { createDocumentPrinter, type DocumentPrinter } from '../document-printer.ts';
import { createIppClient } from '../ipp/ipp-client.ts';
import type { DocumentPrinterLimits } from '../limits.ts';
import type { JobEnd, JobPhase } from '../print-run.ts';
import { type SimulatedDocumentPrinter, startSimulatedDocumentPrinter } from './simulated-document-printer.ts';

/** Long enough for a loaded machine; a test of what runs into a limit makes that one short. */
export const benchLimits: DocumentPrinterLimits = {
  answerMs: 5_000,
  sendMs: 5_000,
  pollMs: 10,
  busyMs: 10_000,
  progressMs: 10_000,
  stoppedMs: 10_000,
  lostMs: 5_000,
  cancelMs: 10_000,
};

export const benchMark = 'tidehall-bench';

/** A PDF of so many empty pages: what it holds is nobody's business here. */
export function emptyPdf(pages: number): Buffer {
  const objects = Array.from({ length: pages }, (_, index) => `${index + 1} 0 obj<</Type /Page>>endobj\n`);
  return Buffer.from(`%PDF-1.7\n${objects.join('')}trailer<</Root 1 0 R>>\n%%EOF\n`);
}

export interface Printing {
  /** What was told so far, the oldest first. */
  readonly phases: readonly JobPhase[];
  readonly end: Promise<JobEnd>;
  cancel(): void;
  /** Resolves once a phase like that has been told. */
  reached(wanted: (phase: JobPhase) => boolean): Promise<void>;
}

export interface DocumentPrinterBench {
  readonly printer: DocumentPrinter;
  readonly simulated: SimulatedDocumentPrinter;
  print(pages?: number, copies?: number): Printing;
  /** Plugs the printer in again first, so that the driver can end what it is at. */
  close(): Promise<void>;
}

/** Prints and keeps what is told on the way. */
export function startPrinting(printer: DocumentPrinter, pdf: Uint8Array, copies = 1): Printing {
  const phases: JobPhase[] = [];
  const stop = new AbortController();
  const waiting = new Set<() => void>();
  const end = printer.print({ pdf, copies }, stop.signal, (phase) => {
    phases.push(phase);
    for (const look of [...waiting]) look();
  });
  return {
    phases,
    end,
    cancel: () => stop.abort(),
    reached: (wanted) =>
      new Promise((resolve) => {
        function look(): void {
          if (!phases.some(wanted)) return;
          waiting.delete(look);
          resolve();
        }
        waiting.add(look);
        look();
      }),
  };
}

/** A driver and a simulated printer with HTTP between them. */
export async function openDocumentPrinterBench(
  limits: Partial<DocumentPrinterLimits> = {},
): Promise<DocumentPrinterBench> {
  const simulated = await startSimulatedDocumentPrinter();
  const printer = createDocumentPrinter({
    client: createIppClient(simulated.url),
    mark: benchMark,
    now: () => 0,
    limits: { ...benchLimits, ...limits },
  });
  return {
    printer,
    simulated,
    print: (pages = 3, copies = 1) => startPrinting(printer, emptyPdf(pages), copies),
    async close() {
      simulated.pull({ stalled: false, unplugged: false });
      await printer.close();
      await simulated.close();
    },
  };
}
