import { stxPlugin } from '../stx-frame/stx-plugin.ts';
import { createStxBankCard } from './bank-card-protocol.ts';
import { type BankCardEvent, type BankCardReader, createBankCardReader } from './bank-card-reader.ts';
import { addBankCardRoutes } from './bank-card-routes.ts';
import { createBankCardSimulator } from './simulator/bank-card-simulator.ts';
import { type SimulatedBankCardReader, startSimulatedBankCardReader } from './simulator/simulated-bank-card-reader.ts';

const eventNames = {
  inserted: 'bank-card:inserted',
  removed: 'bank-card:removed',
  kept: 'bank-card:kept',
} as const satisfies Record<BankCardEvent, string>;

/** The bank-card reader (D-08; S2 附录B, row 8, item 10). A maker's own protocol takes the place of `createStxBankCard`. */
export const bankCardPlugin = stxPlugin<BankCardReader, SimulatedBankCardReader>({
  key: 'bankCard',
  createDevice: (link, now) => createBankCardReader(createStxBankCard(link), now),
  addRoutes: addBankCardRoutes,
  tellPage: (reader, tell) => reader.onCard((event) => tell(eventNames[event])),
  wipe: ejectCard,
  startSimulated: startSimulatedBankCardReader,
  createSimulator: createBankCardSimulator,
});

/** The next visitor must not find the last one's card. */
async function ejectCard(reader: BankCardReader): Promise<void> {
  const ejected = await reader.eject();
  // A reader without its cable shows as absent anyway.
  if (!ejected.ok && ejected.error !== 'absent') throw new Error('a bank card may be left in its reader');
}
