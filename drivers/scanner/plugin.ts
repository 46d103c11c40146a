import { type Static, Type } from 'typebox';
import type { DevicePlugin } from '../plugin.ts';
import { AbsentSchema, openerFor, SimulatedSchema, serialWire, strict, tcpWire } from '../transport/wire-config.ts';
import { createScanner } from './scanner.ts';
import { createScannerSimulator } from './scanner-simulator.ts';
import { createMemoryScanner } from './simulator/simulated-scanner.ts';

const usualBaudRate = 9_600;
const Suffix = Type.Optional(Type.Enum(['line-end', 'pause']));
const ScannerConfigSchema = Type.Union([
  Type.Object({ ...serialWire, baudRate: Type.Optional(serialWire.baudRate), suffix: Suffix }, strict),
  Type.Object({ ...tcpWire, suffix: Suffix }, strict),
  SimulatedSchema,
  AbsentSchema,
]);
type ScannerConfig = Static<typeof ScannerConfigSchema>;

/** The code module in the agent (S2 附录B row 8 item 12). One that types as a keyboard needs no agent: `ui/scan/`. */
export const scannerPlugin: DevicePlugin<ScannerConfig> = {
  key: 'scanner',
  schema: ScannerConfigSchema,
  hint: 'wants exactly {kind: "serial", path, baudRate?, suffix?}, {kind: "tcp", host, port, suffix?}, {kind: "simulated"} or {kind: "absent"}; suffix is "line-end" or "pause", baudRate is 9600 where it is not set; a scanner that types as a keyboard is "absent"',
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? createMemoryScanner() : null;
    const device = createScanner({
      opener: simulated?.opener ?? openerFor(config, usualBaudRate),
      now,
      ...('suffix' in config && config.suffix !== undefined ? { suffix: config.suffix } : {}),
    });
    return {
      device,
      tellPage: (tell) => device.onScan((scan) => tell('scan:read', scan)),
      ...(simulated === null ? {} : { simulator: createScannerSimulator(simulated, device, now) }),
      wipe: async () => device.forget(),
      close: () => device.close(),
    };
  },
};
