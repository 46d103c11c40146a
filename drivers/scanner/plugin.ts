import { type Static, Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin } from '../plugin.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { nowhere } from '../transport/nowhere.ts';
import { createSerialOpener } from '../transport/serial.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createScanner } from './scanner.ts';
import { createScannerSimulator } from './scanner-simulator.ts';
import { createMemoryScanner } from './simulator/simulated-scanner.ts';

const strict = { additionalProperties: false };
const usualBaudRate = 9_600;
const Suffix = Type.Optional(Type.Enum(['line-end', 'pause']));
const ScannerConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Type.String({ minLength: 1 }),
      baudRate: Type.Optional(Type.Integer({ minimum: 1_200, maximum: 921_600 })),
      suffix: Suffix,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('tcp'),
      host: Type.String({ minLength: 1 }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      suffix: Suffix,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
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
      opener: simulated?.opener ?? openerFor(config),
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

function openerFor(config: ScannerConfig): PortOpener {
  switch (config.kind) {
    case 'serial':
      return createSerialOpener(config.path, config.baudRate ?? usualBaudRate);
    case 'tcp':
      return createTcpOpener(config.host, config.port);
    case 'simulated':
    case 'absent':
      return nowhere;
    default:
      return assertNever(config);
  }
}
