/** Milliseconds. */
export interface DocumentPrinterLimits {
  /** One question and its answer. */
  readonly answerMs: number;
  /** Handing a whole document over. */
  readonly sendMs: number;
  /** Between two looks at a job. */
  readonly pollMs: number;
  /** A printer that is busy, or has not begun, is asked again for so long. */
  readonly busyMs: number;
  /** Without a sign of progress the job is given up: warming up takes some printers half a minute. */
  readonly progressMs: number;
  /** Out of paper, jammed, open: how long somebody may take to mend it while the visitor waits. */
  readonly stoppedMs: number;
  /** Without an answer in the middle of a job. */
  readonly lostMs: number;
  /** Until a cancelled job is seen to be gone. */
  readonly cancelMs: number;
}

export const usualDocumentPrinterLimits: DocumentPrinterLimits = {
  answerMs: 4_000,
  sendMs: 30_000,
  pollMs: 500,
  busyMs: 20_000,
  progressMs: 60_000,
  stoppedMs: 90_000,
  lostMs: 10_000,
  cancelMs: 15_000,
};
