import { lightPlaces } from '../../protocol/agent-lights.ts';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin } from '../plugin.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { openerFor } from '../transport/wire-config.ts';
import { type LightStripsConfig, LightStripsConfigSchema } from './config.ts';
import type { StripWiring } from './light-plan.ts';
import { addLightRoutes } from './light-routes.ts';
import { createLightStrips, usualBeatMs, usualRelayLimits } from './light-strips.ts';
import { createLightSimulator, simulatedWiring } from './simulator/light-simulator.ts';
import { startSimulatedRelays } from './simulator/simulated-relays.ts';

/** The light strips of a kiosk (D-11; S2 附录B, row 8, item 10): relays on Modbus RTU. */
export const lightStripsPlugin: DevicePlugin<LightStripsConfig> = {
  key: 'lightStrips',
  schema: LightStripsConfigSchema,
  hint: `wants exactly {kind: "serial", path, baudRate, unit, places}, {kind: "tcp", host, port, unit, places}, {kind: "simulated"} or {kind: "absent"}; places names some of ${lightPlaces.join(', ')}, each {coil} or {coil, flashCoil}; beatMs is 100 to 5000`,
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedRelays() : null;
    const device = createLightStrips({
      opener: simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerFor(config),
      unit: 'unit' in config ? config.unit : 1,
      wiring: wiringOf(config),
      beatMs: ('beatMs' in config && config.beatMs) || usualBeatMs,
      now,
      limits: usualRelayLimits(config.kind === 'serial' ? config.baudRate : null),
    });
    return {
      device,
      addRoutes: (app) => addLightRoutes(app, device),
      ...(simulated === null ? {} : { simulator: createLightSimulator(simulated, device) }),
      async wipe() {
        await device.show({ flash: null, on: [] });
      },
      async close() {
        await device.close();
        await simulated?.close();
      },
    };
  },
};

function wiringOf(config: LightStripsConfig): StripWiring {
  switch (config.kind) {
    case 'serial':
    case 'tcp':
      return config.places;
    case 'simulated':
    case 'absent':
      return simulatedWiring;
    default:
      return assertNever(config);
  }
}
