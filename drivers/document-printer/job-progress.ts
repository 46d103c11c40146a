import type { DocumentFault } from '../../protocol/agent-document.ts';
import type { IppAttributes } from './ipp/ipp-codec.ts';
import type { DocumentPrinterLimits } from './limits.ts';
import type { JobPhase } from './print-run.ts';
import { pagesDoneOf } from './printer-attributes.ts';

export interface JobSight {
  /** Only where it is another than the last. */
  readonly news: JobPhase | null;
  /** Why nobody should wait any longer. */
  readonly givenUp: DocumentFault | null;
}

/** Watches one job over time. `see` is told what the printer says of the job, what stops the printer, and milliseconds of any clock. */
export interface JobProgress {
  see(job: IppAttributes, stoppedBy: DocumentFault | null, nowMs: number): JobSight;
}

/** `startedMs` is of the same clock as `see`: patience begins there. `queued` counts as told already. */
export function createJobProgress(limits: DocumentPrinterLimits, startedMs: number): JobProgress {
  let told = JSON.stringify({ phase: 'queued' } satisfies JobPhase);
  let seen = '';
  let movedAt = startedMs;
  let stoppedAt: number | null = null;

  function givenUp(stoppedBy: DocumentFault | null, nowMs: number): DocumentFault | null {
    if (stoppedBy === null) return nowMs - movedAt > limits.progressMs ? 'stalled' : null;
    return nowMs - (stoppedAt ?? nowMs) > limits.stoppedMs ? stoppedBy : null;
  }

  return {
    see(job, stoppedBy, nowMs) {
      const phase = phaseOf(job, stoppedBy);
      const facts = JSON.stringify([phase, job['job-state'], job['job-state-reasons']]);
      if (facts !== seen) movedAt = nowMs;
      seen = facts;
      stoppedAt = stoppedBy === null ? null : (stoppedAt ?? nowMs);
      const words = JSON.stringify(phase);
      const news = words === told ? null : phase;
      told = words;
      return { news, givenUp: givenUp(stoppedBy, nowMs) };
    },
  };
}

function phaseOf(job: IppAttributes, stoppedBy: DocumentFault | null): JobPhase {
  const begun = job['job-state'] === 'processing' || job['job-state'] === 'processing-stopped';
  return begun || stoppedBy !== null
    ? { phase: 'printing', pagesDone: pagesDoneOf(job), stoppedBy }
    : { phase: 'queued' };
}
