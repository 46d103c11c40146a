import type { DevicePlugin } from '../plugin.ts';
import {
  openerForStxDevice,
  type StxDeviceConfig,
  StxDeviceConfigSchema,
  stxDeviceHint,
} from '../stx-frame/device-config.ts';
import { createStxLink } from '../stx-frame/stx-link.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createPinPad } from './pin-pad.ts';
import { addPinPadRoutes } from './pin-pad-routes.ts';
import { createPinPadSimulator } from './simulator/pin-pad-simulator.ts';
import { startSimulatedPinPad } from './simulator/simulated-pin-pad.ts';
import { createStxPinPad } from './stx-pin-pad.ts';

/** The PIN pad (D-04; S2 附录B, row 8, item 6). A maker's own protocol takes the place of `createStxPinPad`. */
export const pinPadPlugin: DevicePlugin<StxDeviceConfig> = {
  key: 'pinPad',
  schema: StxDeviceConfigSchema,
  hint: stxDeviceHint,
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedPinPad() : null;
    const opener = simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerForStxDevice(config);
    const device = createPinPad({ protocol: createStxPinPad(createStxLink(opener)), now });
    return {
      device,
      addRoutes: (app) => addPinPadRoutes(app, device),
      tellPage: (tell) => device.onKeys((count) => tell('pin-pad:keys', count)),
      ...(simulated === null ? {} : { simulator: createPinPadSimulator(simulated, device) }),
      async wipe() {
        await device.cancel();
      },
      async close() {
        await device.close();
        await simulated?.close();
      },
    };
  },
};
