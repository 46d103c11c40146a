import { createCipheriv, randomBytes } from 'node:crypto';
import { type DeviceAnswer, startStxDevice, type WireStrings } from '../../stx-frame/simulated-stx-device.ts';

/** A card of no bank: 990000 is given to none. */
export const syntheticCard = { number: '9900001234567894', track: '9900001234567894=3012101' } as const;
const keyId = 'stand-in-1';

export interface BankCardStrings extends WireStrings {
  /** The chip and the stripe cannot be read. */
  unreadable: boolean;
  /** The next card that is to come out stays in. */
  keepsCards: boolean;
  /** A reader that gives the number in clear, as none must. */
  tellsClear: boolean;
}

/** A motor reader for bank cards on a TCP port of this machine. */
export interface SimulatedBankCardReader {
  readonly port: number;
  insert(): void;
  /** The visitor takes the card. */
  take(): void;
  /** Staff open the reader and take out what it kept. */
  empty(): void;
  pull(strings: Partial<BankCardStrings>): void;
  breakNext(): void;
  getStrings(): Readonly<BankCardStrings> & { readonly card: 'none' | 'in' | 'kept' };
  close(): Promise<void>;
}

/** On a free port of 127.0.0.1, without a card at first. */
export async function startSimulatedBankCardReader(): Promise<SimulatedBankCardReader> {
  let card: 'none' | 'in' | 'kept' = 'none';
  const strings = { unreadable: false, keepsCards: false, tellsClear: false };
  const device = await startStxDevice(answer);

  function answer(command: number): DeviceAnswer {
    switch (command) {
      case 0x10:
        return { status: 0, data: Uint8Array.of(card === 'none' ? 0 : card === 'in' ? 1 : 2) };
      case 0x40:
        return read();
      case 0x41:
        return eject();
      default:
        return { status: 0x7f };
    }
  }

  function read(): DeviceAnswer {
    if (card !== 'in') return { status: card === 'none' ? 1 : 4 };
    if (strings.unreadable) return { status: 2 };
    const { number, track } = syntheticCard;
    const shown = strings.tellsClear ? number : `${number.slice(0, 6)}******${number.slice(-4)}`;
    // A key of one read: nobody but a bank could open it, and there is none.
    const cipher = createCipheriv('aes-128-cbc', randomBytes(16), Buffer.alloc(16));
    const sealed = Buffer.concat([cipher.update(track), cipher.final()]);
    const head = [Buffer.of(shown.length), Buffer.from(shown), Buffer.of(keyId.length), Buffer.from(keyId)];
    return { status: 0, data: Buffer.concat([...head, sealed]) };
  }

  function eject(): DeviceAnswer {
    if (card === 'none') return { status: 1 };
    if (strings.keepsCards) move('kept');
    if (card === 'kept') return { status: 4 };
    // A motor reader pushes it out; taken is taken.
    move('none');
    return { status: 0 };
  }

  function move(to: typeof card): void {
    if (card === to) return;
    card = to;
    device.tell(to === 'in' ? 0xe1 : to === 'none' ? 0xe2 : 0xe3, new Uint8Array());
  }

  return {
    port: device.port,
    insert: () => card === 'none' && move('in'),
    take: () => card === 'in' && move('none'),
    empty: () => move('none'),
    pull(pulled) {
      const { unreadable, keepsCards, tellsClear, ...wire } = pulled;
      if (unreadable !== undefined) strings.unreadable = unreadable;
      if (keepsCards !== undefined) strings.keepsCards = keepsCards;
      if (tellsClear !== undefined) strings.tellsClear = tellsClear;
      device.pull(wire);
    },
    breakNext: device.breakNext,
    getStrings: () => ({ ...device.getStrings(), ...strings, card }),
    close: device.close,
  };
}
