import { createHash } from 'node:crypto';
import type { Scan } from '../../protocol/scan.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { createLock } from '../lock.ts';
import type { BytePort, PortOpener } from '../transport/byte-port.ts';
import { addBytes, endByPause, forget, nothingYet, type ScanSuffix } from './scan-codec.ts';

/** Times in milliseconds. */
export interface ScannerLimits {
  readonly openMs: number;
  /** A pause that ends a code without a suffix, and breaks off one that should have had one. */
  readonly pauseMs: Readonly<Record<ScanSuffix, number>>;
  /** A code that is held up is read again and again: it is news only after it was away so long. */
  readonly repeatMs: number;
  /** So many unreadable codes in a row are no longer the visitor's hand. */
  readonly faultAfter: number;
}

export const usualScannerLimits: ScannerLimits = {
  openMs: 2_000,
  pauseMs: { 'line-end': 300, pause: 40 },
  repeatMs: 2_000,
  faultAfter: 5,
};

export interface ScannerOptions {
  readonly opener: PortOpener;
  readonly now: () => number;
  /** As the scanner itself is set; `line-end` where it is left out. */
  readonly suffix?: ScanSuffix;
  readonly limits?: ScannerLimits;
}

/** The code module of a kiosk (S2 附录B row 8 item 12). It keeps no code: what it read it tells once and forgets. */
export interface Scanner extends Device {
  readonly part: 'scanner';
  /** Answers the function that ends it. */
  onScan(listener: (scan: Scan) => void): () => void;
  /** Drops a code that has not all come, and the rest of it: up to its end, or a pause that no scanner makes within a code (D-27). */
  forget(): void;
}

/**
 * A scanner on a serial line that reads whatever is held before it. It answers no question, so an open line is `ok`; where
 * nothing comes through whole it is a `fault` (a wrong speed, a dirty window) until a code does.
 */
export function createScanner(options: ScannerOptions): Scanner {
  const { opener, now, suffix = 'line-end', limits = usualScannerLimits } = options;
  const status = createStatusHolder(now);
  const scans = createListeners<[Scan]>();
  const exclusively = createLock();
  let port: BytePort | null = null;
  let unended = nothingYet;
  let pause: NodeJS.Timeout | undefined;
  /** A digest: the code itself is not kept. */
  let last = { digest: '', at: Number.NEGATIVE_INFINITY };
  /** In a row. */
  let unreadable = 0;
  let closed = false;

  /** The line has gone: what comes on another one is no rest of this. */
  function beginAnew(): void {
    clearTimeout(pause);
    unended = nothingYet;
  }

  function hear(bytes: Uint8Array): void {
    clearTimeout(pause);
    const added = addBytes(unended, bytes, suffix);
    unended = added.unended;
    for (const scan of added.ended) tell(scan);
    if (unended === nothingYet) return;
    pause = setTimeout(() => {
      const ended = endByPause(unended, suffix);
      unended = nothingYet;
      if (ended !== null) tell(ended);
    }, limits.pauseMs[suffix]);
  }

  function tell(scan: Scan): void {
    const digest = createHash('sha256').update(JSON.stringify(scan)).digest('base64');
    const at = now();
    const again = digest === last.digest && at - last.at < limits.repeatMs;
    last = { digest, at };
    unreadable = scan.kind === 'unreadable' ? unreadable + 1 : 0;
    if (unreadable === 0 || unreadable >= limits.faultAfter) status.set(unreadable === 0 ? 'ok' : 'fault');
    if (!again) scans.tell(scan);
  }

  async function check(): Promise<DeviceStatus> {
    if (port !== null || closed) return status.getStatus();
    const opened = await opener.open(limits.openMs);
    if (!opened.ok) return status.set('absent');
    port = opened.value;
    unreadable = 0;
    port.source.onBytes(hear);
    port.source.onClosed(() => {
      port = null;
      beginAnew();
      status.set('absent');
    });
    return status.set('ok');
  }

  return {
    part: 'scanner',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onScan: scans.add,
    forget() {
      // The pause goes on from the last byte of it.
      unended = forget(unended);
    },
    check: () => exclusively(check),
    close: () =>
      exclusively(async () => {
        closed = true;
        beginAnew();
        await port?.close();
        status.set('absent');
      }),
  };
}
