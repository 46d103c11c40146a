import { Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { PortOpener } from './byte-port.ts';
import { createDeviceFileOpener } from './device-file.ts';
import { nowhere } from './nowhere.ts';
import { createSerialOpener } from './serial.ts';
import { createTcpOpener } from './tcp.ts';

/** What the settings of all kinds of devices say alike: a kind adds its own beside them, and keeps its objects strict. */
export const strict = { additionalProperties: false };

const path = Type.String({ minLength: 1 });

export const serialWire = {
  kind: Type.Literal('serial'),
  path,
  baudRate: Type.Integer({ minimum: 1_200, maximum: 921_600 }),
};

export const tcpWire = {
  kind: Type.Literal('tcp'),
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
};

export const deviceFileWire = { kind: Type.Literal('device-file'), path };

export const SimulatedSchema = Type.Object({ kind: Type.Literal('simulated') }, strict);
export const AbsentSchema = Type.Object({ kind: Type.Literal('absent') }, strict);

/** How a device is connected, as far as its wire goes. */
export type WireConfig =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate?: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'device-file'; readonly path: string }
  | { readonly kind: 'simulated' }
  | { readonly kind: 'absent' };

/**
 * The way to a device. A simulated one has a way of its own, which its plugin knows. `usualBaudRate` counts for a kind whose setting
 * may leave the speed out.
 */
export function openerFor(config: WireConfig, usualBaudRate = 9_600): PortOpener {
  switch (config.kind) {
    case 'serial':
      return createSerialOpener(config.path, config.baudRate ?? usualBaudRate);
    case 'tcp':
      return createTcpOpener(config.host, config.port);
    case 'device-file':
      return createDeviceFileOpener(config.path);
    case 'simulated':
    case 'absent':
      return nowhere;
    default:
      return assertNever(config);
  }
}
