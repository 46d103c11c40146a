import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Device } from '../device.ts';
import type { DevicePlugin, DeviceSimulator, TellPage } from '../plugin.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { AbsentSchema, openerFor, SimulatedSchema, serialWire, strict } from '../transport/wire-config.ts';
import { createStxLink, type StxLink } from './stx-link.ts';

/** `protocol` names our own frame, so that a maker's own can stand beside it. */
const StxDeviceConfigSchema = Type.Union([
  Type.Object({ ...serialWire, protocol: Type.Literal('tidehall-stx') }, strict),
  SimulatedSchema,
  AbsentSchema,
]);
type StxDeviceConfig = Static<typeof StxDeviceConfigSchema>;

/** What a kind of device that speaks our own frame brings beside its link. */
interface StxKind<Kind extends Device, Simulated extends { readonly port: number; close(): Promise<void> }> {
  readonly key: string;
  createDevice(link: StxLink, now: () => number): Kind;
  addRoutes(app: FastifyInstance, device: Kind): void;
  tellPage(device: Kind, tell: TellPage): () => void;
  /** Rejects, or takes longer than it may, while something of the visitor is still held (D-27). */
  wipe(device: Kind): Promise<void>;
  startSimulated(): Promise<Simulated>;
  createSimulator(simulated: Simulated, device: Kind): DeviceSimulator;
}

/** The plugin of a device that speaks our own frame on a serial line. */
export function stxPlugin<Kind extends Device, Simulated extends { readonly port: number; close(): Promise<void> }>(
  kind: StxKind<Kind, Simulated>,
): DevicePlugin<StxDeviceConfig> {
  return {
    key: kind.key,
    schema: StxDeviceConfigSchema,
    hint: 'wants exactly {kind: "serial", path, baudRate, protocol: "tidehall-stx"}, {kind: "simulated"} or {kind: "absent"}',
    async create(config, { now }) {
      const simulated = config.kind === 'simulated' ? await kind.startSimulated() : null;
      const opener = simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerFor(config);
      const device = kind.createDevice(createStxLink(opener), now);
      return {
        device,
        addRoutes: (app) => kind.addRoutes(app, device),
        tellPage: (tell) => kind.tellPage(device, tell),
        ...(simulated === null ? {} : { simulator: kind.createSimulator(simulated, device) }),
        wipe: () => kind.wipe(device),
        async close() {
          await device.close();
          await simulated?.close();
        },
      };
    },
  };
}
