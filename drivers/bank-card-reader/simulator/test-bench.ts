import { benchStxLimits } from '../../stx-frame/bench-limits.ts';
import { createStxLink } from '../../stx-frame/stx-link.ts';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createStxBankCard } from '../bank-card-protocol.ts';
import { type BankCardEvent, type BankCardReader, createBankCardReader } from '../bank-card-reader.ts';
import { type SimulatedBankCardReader, startSimulatedBankCardReader } from './simulated-bank-card-reader.ts';

export interface BankCardBench {
  readonly reader: BankCardReader;
  readonly simulated: SimulatedBankCardReader;
  /** Answers at the next event of that name. */
  told(event: BankCardEvent): Promise<void>;
  close(): Promise<void>;
}

/** A driver and a simulated reader with a real wire between them. */
export async function openBankCardBench(way: 'tcp' | 'serial' = 'tcp'): Promise<BankCardBench> {
  const simulated = await startSimulatedBankCardReader();
  const line = way === 'tcp' ? null : await startSerialLine(simulated.port);
  const opener = line === null ? createTcpOpener('127.0.0.1', simulated.port) : createSerialOpener(line.path, 9_600);
  const link = createStxLink(opener, benchStxLimits(simulated));
  const reader = createBankCardReader(createStxBankCard(link), () => 0);
  return {
    reader,
    simulated,
    told: (event) =>
      new Promise((resolve) => {
        const end = reader.onCard((heard) => {
          if (heard !== event) return;
          end();
          resolve();
        });
      }),
    async close() {
      await reader.close();
      await line?.close();
      await simulated.close();
    },
  };
}
