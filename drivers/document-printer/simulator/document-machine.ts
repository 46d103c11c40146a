export type DocumentTrouble = 'paper-out' | 'jammed' | 'cover-open' | 'toner-empty';

/** What a person can do to the printer, or what can befall it. */
export interface DocumentMachineStrings {
  coverOpen: boolean;
  jammed: boolean;
  /** Put off line by its button. */
  paused: boolean;
  paperSheets: number;
  tonerPercent: number;
  msPerPage: number;
  /** Warms up and never begins. */
  neverBegins: boolean;
  /** A make that lets a job run on although it was cancelled. */
  ignoresCancel: boolean;
  completesWithErrors: boolean;
}

export interface SimulatedJob {
  readonly id: number;
  readonly name: string;
  /** With all copies. */
  readonly pages: number;
  /** `job-state` (RFC 8011, 5.3.7). */
  state: 'pending' | 'processing' | 'processing-stopped' | 'canceled' | 'aborted' | 'completed';
  /** `job-state-reasons` (RFC 8011, 5.3.8). */
  reasons: readonly string[];
  pagesDone: number;
}

/** A sheet in the output tray. */
export interface SimulatedSheet {
  readonly job: number;
  /** Of the whole job, copies counted on; from 1. */
  readonly page: number;
}

export interface DocumentMachine {
  /** Takes a document in; answers its job. */
  take(name: string, pdf: Buffer, copies: number): SimulatedJob;
  find(id: number): SimulatedJob | undefined;
  jobs(): readonly SimulatedJob[];
  /** False where the job has ended already. */
  cancel(id: number, reason: string): boolean;
  pull(strings: Partial<DocumentMachineStrings>): void;
  /** Trouble after so many more pages. */
  failNext(trouble: DocumentTrouble, afterPages: number): void;
  /** Off and on: every job is forgotten. */
  powerCycle(): void;
  strings(): Readonly<DocumentMachineStrings>;
  printerState(): 'idle' | 'processing' | 'stopped';
  /** `printer-state-reasons`; `none` where there is nothing to tell. */
  stateReasons(): readonly string[];
  /** Every sheet so far, the oldest first, also of jobs that are forgotten. */
  sheets(): readonly SimulatedSheet[];
  /** The page that came out last; null where none has, or where its document has been forgotten. */
  lastPage(): { readonly pdf: Buffer; readonly page: number } | null;
  close(): void;
}

const fullTray = 250;
const lowTray = 20;

/** The works of an A4 printer: a tray, toner, one job at a time, a page after the other. */
export function createDocumentMachine(): DocumentMachine {
  const pulled: DocumentMachineStrings = {
    coverOpen: false,
    jammed: false,
    paused: false,
    paperSheets: fullTray,
    tonerPercent: 80,
    msPerPage: 5,
    neverBegins: false,
    ignoresCancel: false,
    completesWithErrors: false,
  };
  const sheets: SimulatedSheet[] = [];
  let jobs: SimulatedJob[] = [];
  let lastId = 0;
  /** Of the document that was taken in last, to look at it. */
  let last: { readonly job: SimulatedJob; readonly pdf: Buffer; readonly pages: number } | null = null;
  let next: { trouble: DocumentTrouble; pages: number } | null = null;
  let timer: NodeJS.Timeout | null = null;

  const ended = (job: SimulatedJob): boolean => ['canceled', 'aborted', 'completed'].includes(job.state);
  const current = (): SimulatedJob | undefined => jobs.find((job) => !ended(job));

  function errors(): readonly string[] {
    return [
      ...(pulled.coverOpen ? ['cover-open-error'] : []),
      ...(pulled.jammed ? ['media-jam-error'] : []),
      ...(pulled.paperSheets <= 0 ? ['media-empty-error'] : []),
      ...(pulled.tonerPercent <= 0 ? ['toner-empty-error'] : []),
      ...(pulled.paused ? ['paused'] : []),
    ];
  }

  function befall(trouble: DocumentTrouble): void {
    if (trouble === 'paper-out') pulled.paperSheets = 0;
    if (trouble === 'jammed') pulled.jammed = true;
    if (trouble === 'cover-open') pulled.coverOpen = true;
    if (trouble === 'toner-empty') pulled.tonerPercent = 0;
  }

  /** A page later. What stops the printer leaves the job where it is; it goes on by itself once that is mended. */
  function turn(): void {
    timer = null;
    const job = current();
    if (!job) return;
    if (errors().length > 0) {
      if (job.state === 'processing') job.state = 'processing-stopped';
      return;
    }
    if (!pulled.neverBegins) printNext(job);
    schedule();
  }

  function printNext(job: SimulatedJob): void {
    job.state = 'processing';
    job.reasons = ['job-printing'];
    if (next !== null && next.pages <= 0) {
      befall(next.trouble);
      next = null;
      return;
    }
    if (next !== null) next.pages -= 1;
    pulled.paperSheets -= 1;
    job.pagesDone += 1;
    sheets.push({ job: job.id, page: job.pagesDone });
    if (job.pagesDone >= job.pages) {
      job.state = 'completed';
      job.reasons = [pulled.completesWithErrors ? 'job-completed-with-errors' : 'job-completed-successfully'];
    }
  }

  function schedule(): void {
    timer ??= setTimeout(turn, pulled.msPerPage);
  }

  return {
    take(name, pdf, copies) {
      lastId += 1;
      const pages = Math.max(1, countPages(pdf));
      const job: SimulatedJob = {
        id: lastId,
        name,
        pages: pages * copies,
        state: 'pending',
        reasons: ['none'],
        pagesDone: 0,
      };
      last = { job, pdf, pages };
      jobs.push(job);
      schedule();
      return job;
    },
    find: (id) => jobs.find((job) => job.id === id),
    jobs: () => jobs,
    cancel(id, reason) {
      const job = jobs.find((one) => one.id === id);
      if (!job || ended(job)) return false;
      if (!pulled.ignoresCancel) {
        job.state = 'canceled';
        job.reasons = [reason];
      }
      return true;
    },
    pull(strings) {
      Object.assign(pulled, strings);
      schedule();
    },
    failNext(trouble, afterPages) {
      next = { trouble, pages: afterPages };
    },
    powerCycle() {
      jobs = [];
    },
    strings: () => pulled,
    printerState: () => (errors().length > 0 ? 'stopped' : current() ? 'processing' : 'idle'),
    stateReasons() {
      const low = [
        ...(pulled.paperSheets > 0 && pulled.paperSheets <= lowTray ? ['media-low-warning'] : []),
        ...(pulled.tonerPercent > 0 && pulled.tonerPercent <= 10 ? ['toner-low-report'] : []),
      ];
      const all = [...errors(), ...low];
      return all.length > 0 ? all : ['none'];
    },
    sheets: () => sheets,
    lastPage() {
      if (last === null || last.job.pagesDone === 0) return null;
      return { pdf: last.pdf, page: ((last.job.pagesDone - 1) % last.pages) + 1 };
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      jobs = [];
    },
  };
}

/** Page objects as the file names them; enough for what our own writer makes. */
function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
