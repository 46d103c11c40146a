import type { Scan } from '../../../protocol/scan.ts';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createScanner, type Scanner, type ScannerOptions, usualScannerLimits } from '../scanner.ts';
import { createMemoryScanner, type SimulatedScanner, startScannerServer } from './simulated-scanner.ts';

export type Way = 'memory' | 'tcp' | 'serial';

export interface Bench {
  readonly scanner: Scanner;
  readonly simulated: SimulatedScanner;
  /** Moves the driver's clock on. */
  pass(ms: number): void;
  /** Opens the line; the simulator hangs on it. */
  start(): Promise<void>;
  /** What was told, once there is so much of it. */
  told(count: number): Promise<readonly Scan[]>;
  close(): Promise<void>;
}

/** A driver and a simulated scanner with a wire between them; a pause that breaks a code off comes late on a loaded machine. */
export async function openScannerBench(way: Way = 'memory', options: Partial<ScannerOptions> = {}): Promise<Bench> {
  const suffix = options.suffix === 'pause' ? '' : '\r';
  const memory = way === 'memory' ? createMemoryScanner(suffix) : null;
  const server = memory === null ? await startScannerServer(suffix) : null;
  const line = way === 'serial' && server !== null ? await startSerialLine(server.port) : null;
  const simulated = memory ?? server;
  if (simulated === null) throw new Error('the bench has no wire');
  const opener =
    memory?.opener ??
    (line === null ? createTcpOpener('127.0.0.1', server?.port ?? 0) : createSerialOpener(line.path, 9_600));
  let now = 1_000_000;
  const limits = { ...usualScannerLimits, pauseMs: { 'line-end': 2_000, pause: 40 } };
  const scanner = createScanner({ opener, now: () => now, limits, ...options });
  const told: Scan[] = [];
  let wake: () => void = () => undefined;
  scanner.onScan((scan) => {
    told.push(scan);
    wake();
  });
  return {
    scanner,
    simulated,
    pass(ms) {
      now += ms;
    },
    async start() {
      await scanner.check();
      await server?.connected();
    },
    async told(count) {
      while (told.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return told;
    },
    async close() {
      await scanner.close();
      await line?.close();
      await server?.close();
    },
  };
}
