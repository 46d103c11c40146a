import { randomBytes } from 'node:crypto';
import { type DeviceAnswer, startStxDevice, type WireStrings } from '../../stx-frame/simulated-stx-device.ts';

/** What happens when the next finger comes. */
export type FingerEnd = 'captured' | 'unclear';

/** A finger-vein reader on a TCP port of this machine. Its templates are chance: there is no finger behind them. */
export interface SimulatedFingerVein {
  readonly port: number;
  /** Lays a finger on and takes it off again. */
  layFinger(end: FingerEnd): void;
  /** The visitor takes too long. */
  expire(): void;
  pull(strings: Partial<WireStrings & { broken: boolean }>): void;
  breakNext(): void;
  getStrings(): Readonly<WireStrings> & { readonly broken: boolean; readonly capturing: boolean };
  /** Told when a capture begins. */
  onBegin(listener: () => void): void;
  /** The template that was given last, for a test to compare. */
  lastTemplate(): Uint8Array | null;
  close(): Promise<void>;
}

const templateBytes = 912;

/** On a free port of 127.0.0.1. A host that begins anew breaks off the capture under way. */
export async function startSimulatedFingerVein(): Promise<SimulatedFingerVein> {
  let broken = false;
  let capturing = false;
  let ended: DeviceAnswer = { status: 2 };
  let last: Uint8Array | null = null;
  let limit: NodeJS.Timeout | undefined;
  let told: () => void = () => undefined;

  const device = await startStxDevice(answer, () => {
    capturing = false;
    ended = { status: 2 };
    clearTimeout(limit);
  });

  function answer(command: number, data: Uint8Array): DeviceAnswer {
    switch (command) {
      case 0x10:
        return { status: broken ? 0x7e : 0 };
      case 0x30:
        return begin(data[0] ?? 0);
      case 0x31: {
        if (capturing) return { status: 5 };
        const given = ended;
        ended = { status: 2 };
        return given;
      }
      case 0x32:
        end({ status: 2 });
        return { status: 0 };
      default:
        return { status: 0x7f };
    }
  }

  function begin(seconds: number): DeviceAnswer {
    if (capturing) return { status: 1 };
    capturing = true;
    limit = setTimeout(() => end({ status: 4 }), seconds * 1_000);
    // After the answer has left.
    setImmediate(() => told());
    return { status: 0 };
  }

  function end(how: DeviceAnswer): void {
    clearTimeout(limit);
    if (!capturing) return;
    capturing = false;
    ended = how;
    device.tell(0xe3, new Uint8Array());
  }

  return {
    port: device.port,
    layFinger(how) {
      if (!capturing) return;
      device.tell(0xe1, new Uint8Array());
      last = how === 'captured' ? randomBytes(templateBytes) : null;
      device.tell(0xe2, new Uint8Array());
      end(last === null ? { status: 3 } : { status: 0, data: last });
    },
    expire: () => end({ status: 4 }),
    pull({ broken: isBroken, ...strings }) {
      if (isBroken !== undefined) broken = isBroken;
      device.pull(strings);
    },
    breakNext: device.breakNext,
    getStrings: () => ({ ...device.getStrings(), broken, capturing }),
    onBegin(listener) {
      told = listener;
    },
    lastTemplate: () => last,
    async close() {
      clearTimeout(limit);
      await device.close();
    },
  };
}
