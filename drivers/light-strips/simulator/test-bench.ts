import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import type { StripWiring } from '../light-plan.ts';
import { createLightStrips, type LightStrips, type LightStripsOptions } from '../light-strips.ts';
import type { RelayLimits } from '../modbus-relays.ts';
import { type SimulatedRelays, startSimulatedRelays } from './simulated-relays.ts';

/** Every strip on its own relay, in the order of `lightPlaces`. */
export const benchWiring = {
  'ticket-printer': { coil: 0 },
  'document-printer': { coil: 1 },
  'bank-card-reader': { coil: 2 },
  'social-card-reader': { coil: 3 },
  'id-card-reader': { coil: 4 },
  biometric: { coil: 5 },
  'qr-code': { coil: 6 },
} as const satisfies StripWiring;

/** Long enough for a loaded machine. */
export const benchRelayLimits: RelayLimits = { openMs: 5_000, writeMs: 3_000, answerMs: 3_000, gapMs: 1 };

/** For a board that will not answer rightly, which is waited for to the end. */
export const shortRelayLimits: RelayLimits = { ...benchRelayLimits, writeMs: 300, answerMs: 400 };

function limitsFor(relays: SimulatedRelays): RelayLimits {
  const limits = () => {
    const { mute, crcWrong } = relays.getStrings();
    return mute || crcWrong ? shortRelayLimits : benchRelayLimits;
  };
  return {
    ...benchRelayLimits,
    get writeMs() {
      return limits().writeMs;
    },
    get answerMs() {
      return limits().answerMs;
    },
  };
}

export interface LightBench {
  readonly lights: LightStrips;
  readonly relays: SimulatedRelays;
  close(): Promise<void>;
}

/** A driver and a simulated board with a real wire between them. */
export async function openLightBench(
  way: 'tcp' | 'serial' = 'tcp',
  options: Partial<LightStripsOptions> = {},
): Promise<LightBench> {
  const relays = await startSimulatedRelays();
  const line = way === 'tcp' ? null : await startSerialLine(relays.port);
  const lights = createLightStrips({
    opener: line === null ? createTcpOpener('127.0.0.1', relays.port) : createSerialOpener(line.path, 9_600),
    unit: 1,
    wiring: benchWiring,
    beatMs: 20,
    now: () => 0,
    limits: limitsFor(relays),
    ...options,
  });
  return {
    lights,
    relays,
    async close() {
      await lights.close();
      await line?.close();
      await relays.close();
    },
  };
}
