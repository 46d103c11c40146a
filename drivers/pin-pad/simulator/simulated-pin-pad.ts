import {
  type DeviceAnswer,
  type SimulatedStxDevice,
  startStxDevice,
  type WireStrings,
} from '../../stx-frame/simulated-stx-device.ts';
import { clearBlock, sealBlock, standInKeyId } from './pin-block.ts';

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'enter' | 'clear' | 'cancel';

/** A PIN pad on a TCP port of this machine, with keys to press. */
export interface SimulatedPinPad {
  readonly port: number;
  press(...keys: readonly PadKey[]): void;
  /** The visitor takes too long. */
  expire(): void;
  pull(strings: Partial<WireStrings & { tampered: boolean }>): void;
  breakNext(): void;
  getStrings(): Readonly<WireStrings> & {
    readonly tampered: boolean;
    readonly entering: boolean;
    readonly digits: number;
  };
  /** Told when an entry begins. */
  onBegin(listener: () => void): void;
  close(): Promise<void>;
}

const longestPin = 12;
const shortestPin = 4;

type Entry = { readonly kind: 'bank'; readonly account: string | null } | { readonly kind: 'card' };
type Ended = { readonly status: number; readonly pin: string; readonly entry: Entry };

/** On a free port of 127.0.0.1. Seals with a key that everybody knows (`pin-block.ts`), and gives each PIN once. */
export async function startSimulatedPinPad(): Promise<SimulatedPinPad> {
  let tampered = false;
  let entry: Entry | null = null;
  let typed = '';
  let ended: Ended | null = null;
  let limit: NodeJS.Timeout | undefined;
  let told: () => void = () => undefined;

  const device: SimulatedStxDevice = await startStxDevice(answer, () => {
    entry = null;
    typed = '';
    ended = null;
    clearTimeout(limit);
  });

  function answer(command: number, data: Uint8Array): DeviceAnswer {
    switch (command) {
      case 0x10:
        return { status: 0, data: Buffer.concat([Buffer.of(tampered ? 1 : 0), Buffer.from(standInKeyId)]) };
      case 0x20: {
        const account = Buffer.from(data.subarray(1)).toString('latin1');
        return begin({ kind: 'bank', account: account === '' ? null : account }, data[0] ?? 0);
      }
      case 0x21:
        return begin({ kind: 'card' }, data[0] ?? 0);
      case 0x22:
        return read('bank');
      case 0x23:
        return read('card');
      case 0x24:
        if (entry !== null) end(2);
        return { status: 0 };
      default:
        return { status: 0x7f };
    }
  }

  function begin(wanted: Entry, seconds: number): DeviceAnswer {
    if (tampered) return { status: 3 };
    if (entry !== null) return { status: 1 };
    entry = wanted;
    typed = '';
    ended = null;
    limit = setTimeout(() => end(4), seconds * 1_000);
    // After the answer has left.
    setImmediate(() => told());
    return { status: 0 };
  }

  function end(status: number): void {
    clearTimeout(limit);
    if (entry === null) return;
    ended = { status, pin: status === 0 ? typed : '', entry };
    entry = null;
    typed = '';
    device.tell(0xe2, new Uint8Array());
  }

  /** A PIN is given once, and only in the way in which it was asked for. */
  function read(kind: Entry['kind']): DeviceAnswer {
    if (entry !== null) return { status: 5 };
    const last = ended;
    if (last === null || last.entry.kind !== kind) return { status: 2 };
    ended = null;
    if (last.status !== 0) return { status: last.status };
    if (last.entry.kind === 'card') return { status: 0, data: Buffer.from(last.pin) };
    const { account } = last.entry;
    const head = Buffer.from([account === null ? 1 : 0, standInKeyId.length]);
    const block = sealBlock(clearBlock(last.pin, account));
    return { status: 0, data: Buffer.concat([head, Buffer.from(standInKeyId), block]) };
  }

  function press(key: PadKey): void {
    if (entry === null) return;
    if (key === 'cancel') end(2);
    if (key === 'enter' && typed.length >= shortestPin) end(0);
    if (key === 'cancel' || key === 'enter') return;
    typed = key === 'clear' ? '' : (typed + key).slice(0, longestPin);
    device.tell(0xe1, Uint8Array.of(typed.length));
  }

  return {
    port: device.port,
    press: (...keys) => keys.forEach(press),
    expire: () => end(4),
    pull({ tampered: opened, ...strings }) {
      if (opened !== undefined) tampered = opened;
      if (opened === true) end(3);
      device.pull(strings);
    },
    breakNext: device.breakNext,
    getStrings: () => ({ ...device.getStrings(), tampered, entering: entry !== null, digits: typed.length }),
    onBegin(listener) {
      told = listener;
    },
    async close() {
      clearTimeout(limit);
      await device.close();
    },
  };
}
