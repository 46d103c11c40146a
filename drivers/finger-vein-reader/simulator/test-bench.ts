import { benchStxLimits } from '../../stx-frame/bench-limits.ts';
import { createStxLink } from '../../stx-frame/stx-link.ts';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createStxFingerVein } from '../finger-vein-protocol.ts';
import { createFingerVeinReader, type FingerVeinReader } from '../finger-vein-reader.ts';
import { type SimulatedFingerVein, startSimulatedFingerVein } from './simulated-finger-vein.ts';

export interface FingerVeinBench {
  readonly reader: FingerVeinReader;
  readonly simulated: SimulatedFingerVein;
  /** Answers when the visitor is asked for a finger. */
  begun(): Promise<void>;
  close(): Promise<void>;
}

/** A driver and a simulated reader with a real wire between them. */
export async function openFingerVeinBench(way: 'tcp' | 'serial' = 'tcp', graceMs = 10_000): Promise<FingerVeinBench> {
  const simulated = await startSimulatedFingerVein();
  const line = way === 'tcp' ? null : await startSerialLine(simulated.port);
  const opener = line === null ? createTcpOpener('127.0.0.1', simulated.port) : createSerialOpener(line.path, 115_200);
  const link = createStxLink(opener, benchStxLimits(simulated));
  const reader = createFingerVeinReader({ protocol: createStxFingerVein(link), now: () => 0, graceMs });
  return {
    reader,
    simulated,
    begun: () => new Promise((resolve) => simulated.onBegin(resolve)),
    async close() {
      await reader.close();
      await line?.close();
      await simulated.close();
    },
  };
}
