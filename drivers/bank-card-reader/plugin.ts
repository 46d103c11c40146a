import type { DevicePlugin } from '../plugin.ts';
import {
  openerForStxDevice,
  type StxDeviceConfig,
  StxDeviceConfigSchema,
  stxDeviceHint,
} from '../stx-frame/device-config.ts';
import { createStxLink } from '../stx-frame/stx-link.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createStxBankCard } from './bank-card-protocol.ts';
import { type BankCardEvent, createBankCardReader } from './bank-card-reader.ts';
import { addBankCardRoutes } from './bank-card-routes.ts';
import { createBankCardSimulator } from './simulator/bank-card-simulator.ts';
import { startSimulatedBankCardReader } from './simulator/simulated-bank-card-reader.ts';

const eventNames = {
  inserted: 'bank-card:inserted',
  removed: 'bank-card:removed',
  kept: 'bank-card:kept',
} as const satisfies Record<BankCardEvent, string>;

/** The bank-card reader (D-08; S2 附录B, row 8, item 10). A maker's own protocol takes the place of `createStxBankCard`. */
export const bankCardPlugin: DevicePlugin<StxDeviceConfig> = {
  key: 'bankCard',
  schema: StxDeviceConfigSchema,
  hint: stxDeviceHint,
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedBankCardReader() : null;
    const opener = simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerForStxDevice(config);
    const device = createBankCardReader(createStxBankCard(createStxLink(opener)), now);
    return {
      device,
      addRoutes: (app) => addBankCardRoutes(app, device),
      tellPage: (tell) => device.onCard((event) => tell(eventNames[event])),
      ...(simulated === null ? {} : { simulator: createBankCardSimulator(simulated, device) }),
      // The next visitor must not find the last one's card.
      async wipe() {
        const ejected = await device.eject();
        // A reader without its cable shows as absent anyway.
        if (!ejected.ok && ejected.error !== 'absent') throw new Error('a bank card may be left in its reader');
      },
      async close() {
        await device.close();
        await simulated?.close();
      },
    };
  },
};
