import { benchStxLimits } from '../../stx-frame/bench-limits.ts';
import { createStxLink } from '../../stx-frame/stx-link.ts';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createPinPad, type PinPad } from '../pin-pad.ts';
import { createStxPinPad } from '../stx-pin-pad.ts';
import { type SimulatedPinPad, startSimulatedPinPad } from './simulated-pin-pad.ts';

export interface PinPadBench {
  readonly pad: PinPad;
  readonly simulated: SimulatedPinPad;
  /** Answers when the visitor is asked to type. */
  begun(): Promise<void>;
  close(): Promise<void>;
}

/** A driver and a simulated pad with a real wire between them. */
export async function openPinPadBench(way: 'tcp' | 'serial' = 'tcp', graceMs = 10_000): Promise<PinPadBench> {
  const simulated = await startSimulatedPinPad();
  const line = way === 'tcp' ? null : await startSerialLine(simulated.port);
  const opener = line === null ? createTcpOpener('127.0.0.1', simulated.port) : createSerialOpener(line.path, 9_600);
  const pad = createPinPad({
    protocol: createStxPinPad(createStxLink(opener, benchStxLimits(simulated))),
    now: () => 0,
    graceMs,
  });
  return {
    pad,
    simulated,
    begun: () => new Promise((resolve) => simulated.onBegin(resolve)),
    async close() {
      await pad.close();
      await line?.close();
      await simulated.close();
    },
  };
}
