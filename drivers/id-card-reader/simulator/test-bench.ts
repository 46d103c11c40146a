import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import type { CardEvent, IdCardReader } from '../id-card-reader.ts';
import { createSamvReader, type SamvReaderOptions } from '../samv-reader.ts';
import type { SamvLimits } from '../samv-session.ts';
import type { SamvMachine } from './samv-machine.ts';
import { createMemorySamv, startSamvServer } from './simulated-samv.ts';

export type Way = 'memory' | 'tcp' | 'serial';

/** Long enough for a loaded machine. The bench never waits for a poll: each `check` looks once. */
const benchLimits: SamvLimits = { openMs: 2_000, writeMs: 2_000, answerMs: 5_000, readMs: 5_000, pollMs: 3_600_000 };

/** For what is silent, which is waited for to the end. */
export const shortLimits: SamvLimits = { ...benchLimits, answerMs: 300, readMs: 300 };

export interface SamvBench {
  readonly reader: IdCardReader;
  readonly machine: SamvMachine;
  /** What was told, oldest first. */
  readonly told: CardEvent[];
  unplug(): void;
  plug(): void;
  close(): Promise<void>;
}

/** A driver and a simulated SAM_V with a wire between them. */
export async function openSamvBench(way: Way = 'memory', options: Partial<SamvReaderOptions> = {}): Promise<SamvBench> {
  const memory = way === 'memory' ? createMemorySamv() : null;
  const server = memory === null ? await startSamvServer() : null;
  const line = way === 'serial' && server !== null ? await startSerialLine(server.port) : null;
  const wire = memory ?? server;
  if (wire === null) throw new Error('the bench has no wire');
  const opener =
    memory?.opener ??
    (line === null ? createTcpOpener('127.0.0.1', server?.port ?? 0) : createSerialOpener(line.path, 115_200));
  const reader = createSamvReader({ opener, now: () => Date.UTC(2026, 4, 6), limits: benchLimits, ...options });
  const told: CardEvent[] = [];
  reader.onCard((event) => told.push(event));
  return {
    reader,
    machine: wire.machine,
    told,
    unplug: wire.unplug,
    plug: wire.plug,
    async close() {
      await reader.close();
      await line?.close();
      await server?.close();
    },
  };
}

/** In one word each: `read`, `removed`, or the fault. */
export function wordsOf(told: readonly CardEvent[]): string[] {
  return told.map((event) => (event.kind === 'failed' ? event.fault : event.kind));
}
