import type { DevicePartState } from '../../protocol/agent.ts';
import type { DocumentFault, DocumentJob } from '../../protocol/agent-document.ts';
import type { Result } from '../../protocol/result.ts';
import { delay } from '../time-limit.ts';
import type { IppTrouble } from './ipp/ipp-client.ts';
import { type IppAttributes, textsOf } from './ipp/ipp-codec.ts';
import { createJobProgress } from './job-progress.ts';
import type { JobSpool } from './job-spool.ts';
import type { DocumentPrinterLimits } from './limits.ts';

type PhaseOf<Job> = Job extends DocumentJob ? Omit<Job, 'printId'> : never;
/** A document's life without its name. */
export type JobPhase = PhaseOf<DocumentJob>;
export type JobEnd = Extract<JobPhase, { phase: 'printed' | 'cancelled' | 'failed' }>;

export interface DocumentToPrint {
  /** Handed to the printer as it is; nothing here looks into it. */
  readonly pdf: Uint8Array;
  /** 1 to 10, as a page may ask (`PrintDocumentQuery`). */
  readonly copies: number;
}

export interface RunOptions {
  readonly spool: JobSpool;
  /** Asks the printer how it is; the driver's status follows. */
  readonly lookAtPrinter: () => Promise<Result<DevicePartState, IppTrouble>>;
  readonly limits: DocumentPrinterLimits;
  /** Aborted when nobody wants the document any more. */
  readonly signal: AbortSignal;
  readonly onPhase: (phase: JobPhase) => void;
}

/** The end of a run, and whether something of it may still lie at the printer. */
export interface RunEnd {
  readonly end: JobEnd;
  readonly mayBeLeft: boolean;
}

/** What stops a printer; null where it can print. */
export function faultOf(state: DevicePartState): DocumentFault | null {
  switch (state) {
    case 'ok':
    case 'paper-near-end':
      return null;
    case 'paper-out':
    case 'jammed':
    case 'cover-open':
    case 'overheated':
    case 'offline':
    case 'stalled':
    case 'absent':
      return state;
    default:
      return 'fault';
  }
}

/** Hands one document to the printer and follows it to its end: every way out is a fact that the printer told, or a time limit. */
export async function runPrint(document: DocumentToPrint, options: RunOptions): Promise<RunEnd> {
  const { spool, limits, signal } = options;
  const busyUntil = performance.now() + limits.busyMs;
  for (;;) {
    if (signal.aborted) return { end: { phase: 'cancelled' }, mayBeLeft: false };
    const submitted = await spool.submit(document.pdf, document.copies);
    if (submitted.ok) return follow(submitted.value, options);
    if (submitted.error !== 'busy') {
      // An answer that never came does not tell whether the printer has the document.
      return { end: { phase: 'failed', fault: submitted.error }, mayBeLeft: true };
    }
    if (performance.now() > busyUntil) return { end: { phase: 'failed', fault: 'stalled' }, mayBeLeft: false };
    await delay(limits.pollMs);
  }
}

async function follow(job: number, options: RunOptions): Promise<RunEnd> {
  const { spool, limits, signal, lookAtPrinter, onPhase } = options;
  const progress = createJobProgress(limits, performance.now());
  let answeredAt = performance.now();
  for (;;) {
    if (signal.aborted) return giveUp(job, { phase: 'cancelled' }, options);
    const look = await spool.look(job);
    const printer = await lookAtPrinter();
    const now = performance.now();
    if (look.ok) {
      answeredAt = now;
      if (look.value === null) return { end: { phase: 'failed', fault: 'fault' }, mayBeLeft: true };
      const end = endOf(look.value, printer.ok ? printer.value : 'fault');
      if (end) return { end, mayBeLeft: false };
      const sight = progress.see(look.value, printer.ok ? faultOf(printer.value) : null, now);
      if (sight.news) onPhase(sight.news);
      // A printer that only warned of an empty tray, and then stood still, has no paper.
      const fault =
        sight.givenUp === 'stalled' && printer.ok && printer.value === 'paper-near-end' ? 'paper-out' : sight.givenUp;
      if (fault) return giveUp(job, { phase: 'failed', fault }, options);
    } else if (now - answeredAt > limits.lostMs) {
      return { end: { phase: 'failed', fault: look.error }, mayBeLeft: true };
    }
    await delay(limits.pollMs);
  }
}

/** Has the job cancelled and waits until it is. A job that was completed first has been printed, whatever one wished. */
async function giveUp(job: number, wished: JobEnd, { spool, limits }: RunOptions): Promise<RunEnd> {
  const deadline = performance.now() + limits.cancelMs;
  while (performance.now() < deadline) {
    await spool.cancel(job);
    const look = await spool.look(job);
    if (look.ok && look.value === null) return { end: wished, mayBeLeft: false };
    const end = look.ok && look.value ? endOf(look.value, 'ok') : null;
    if (end) return { end: end.phase === 'printed' ? end : wished, mayBeLeft: false };
    await delay(limits.pollMs);
  }
  return { end: wished, mayBeLeft: true };
}

/** How a job has ended, by `job-state` and `job-state-reasons` (RFC 8011, 5.3.7 and 5.3.8); null while it has not. */
function endOf(job: IppAttributes, printer: DevicePartState): JobEnd | null {
  const reasons = textsOf(job, 'job-state-reasons');
  // Dropped, and still on the way out with the sheet that it was at.
  if (reasons.includes('processing-to-stop-point')) return null;
  switch (job['job-state']) {
    case 'completed':
      return reasons.includes('job-completed-with-errors') ? { phase: 'failed', fault: 'fault' } : { phase: 'printed' };
    case 'canceled':
      return { phase: 'cancelled' };
    case 'aborted':
      return { phase: 'failed', fault: faultOf(printer) ?? 'fault' };
    default:
      return null;
  }
}
