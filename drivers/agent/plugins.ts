import { bankCardPlugin } from '../bank-card-reader/plugin.ts';
import { documentPrinterPlugin } from '../document-printer/plugin.ts';
import { fingerVeinPlugin } from '../finger-vein-reader/plugin.ts';
import { idCardReaderPlugin } from '../id-card-reader/plugin.ts';
import { lightStripsPlugin } from '../light-strips/plugin.ts';
import { pinPadPlugin } from '../pin-pad/plugin.ts';
import type { DevicePlugin } from '../plugin.ts';
import { powerPlugin } from '../power/plugin.ts';
import { scannerPlugin } from '../scanner/plugin.ts';
import { socialCardPlugin } from '../social-card-reader/plugin.ts';
import { ticketPrinterPlugin } from '../ticket-printer/plugin.ts';

/** Every kind of device that an agent can serve, in the order in which pages and panel show them. One line a kind. */
export const devicePlugins: readonly DevicePlugin[] = [
  ticketPrinterPlugin,
  idCardReaderPlugin,
  lightStripsPlugin,
  socialCardPlugin,
  scannerPlugin,
  documentPrinterPlugin,
  pinPadPlugin,
  fingerVeinPlugin,
  bankCardPlugin,
  powerPlugin,
];
