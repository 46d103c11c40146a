import { type Static, type TSchema, Type } from 'typebox';
import type { PortOpener } from '../transport/byte-port.ts';
import { nowhere } from '../transport/nowhere.ts';
import { createSerialOpener } from '../transport/serial.ts';

const strict = { additionalProperties: false };

/** How a device that speaks our own frame is connected. `protocol` names it, so that a maker's own can stand beside it. */
export const StxDeviceConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Type.String({ minLength: 1 }),
      baudRate: Type.Integer({ minimum: 1_200, maximum: 921_600 }),
      protocol: Type.Literal('tidehall-stx'),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]) satisfies TSchema;
export type StxDeviceConfig = Static<typeof StxDeviceConfigSchema>;

export const stxDeviceHint =
  'wants exactly {kind: "serial", path, baudRate, protocol: "tidehall-stx"}, {kind: "simulated"} or {kind: "absent"}';

/** The way to a device that is not simulated. */
export function openerForStxDevice(config: StxDeviceConfig): PortOpener {
  return config.kind === 'serial' ? createSerialOpener(config.path, config.baudRate) : nowhere;
}
