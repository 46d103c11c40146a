import type { DevicePlugin } from '../plugin.ts';
import {
  openerForStxDevice,
  type StxDeviceConfig,
  StxDeviceConfigSchema,
  stxDeviceHint,
} from '../stx-frame/device-config.ts';
import { createStxLink } from '../stx-frame/stx-link.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createStxFingerVein } from './finger-vein-protocol.ts';
import { createFingerVeinReader } from './finger-vein-reader.ts';
import { addFingerVeinRoutes } from './finger-vein-routes.ts';
import { createFingerVeinSimulator } from './simulator/finger-vein-simulator.ts';
import { startSimulatedFingerVein } from './simulator/simulated-finger-vein.ts';

/** The finger-vein module (D-09; S2 附录B, row 8, item 11). A maker's own protocol takes the place of `createStxFingerVein`. */
export const fingerVeinPlugin: DevicePlugin<StxDeviceConfig> = {
  key: 'fingerVein',
  schema: StxDeviceConfigSchema,
  hint: stxDeviceHint,
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedFingerVein() : null;
    const opener = simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerForStxDevice(config);
    const device = createFingerVeinReader({ protocol: createStxFingerVein(createStxLink(opener)), now });
    return {
      device,
      addRoutes: (app) => addFingerVeinRoutes(app, device),
      tellPage: (tell) => device.onFinger((present) => tell('finger-vein:finger', present)),
      ...(simulated === null ? {} : { simulator: createFingerVeinSimulator(simulated, device) }),
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
