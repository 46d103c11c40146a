import { randomBytes } from 'node:crypto';
import { standInAnswer } from './stand-in-key.ts';
import { type VirtualCardFacts, writeFiles } from './virtual-card-files.ts';

/** The strings by which a virtual card is pulled about. */
export interface VirtualCardStrings {
  /** No answer to reset: the wrong way round, or broken. */
  mute: boolean;
  /** A bank's card: it knows no social-security application. */
  bankOnly: boolean;
  /** Like a card on T=0: a wrong Le is answered 6Cxx, data are announced by 61xx and fetched. */
  announcesLengths: boolean;
  /** Its keys are others than the server's: a forgery, or a card of another province. */
  foreignKeys: boolean;
  /** So many more commands are answered, then none; null for a healthy card. */
  commandsLeft: number | null;
  /** Answers one byte where two and more belong. */
  garbled: boolean;
}

/** A social-security card without a reader: commands in, answers out. Written from the command set, not from the driver. */
export interface VirtualCard {
  readonly facts: VirtualCardFacts;
  /** Empty for a mute card. */
  readonly atr: () => Uint8Array;
  /** Null: it says nothing, and will not. */
  receive(command: Uint8Array): Uint8Array | null;
  /** Power off, power on or reset: selections and proofs are forgotten, the tries of the PIN are not. */
  reset(): void;
  pull(strings: Partial<VirtualCardStrings>): void;
  /** Commands it has seen since it was made, without their data: CLA INS P1 P2. */
  seen(): readonly string[];
  pinTriesLeft(): number;
}

export const virtualCardPin = '135790';
const pinTries = 3;
/** T=0; the historical bytes begin with those of an issuer's chip and end in invented ones. */
const answerToReset = Uint8Array.from(Buffer.from('3B6D0000008154000086845104990001', 'hex'));
const untouched: VirtualCardStrings = {
  mute: false,
  bankOnly: false,
  announcesLengths: false,
  foreignKeys: false,
  commandsLeft: null,
  garbled: false,
};

const sw = (code: number): Uint8Array => Uint8Array.of(code >> 8, code & 0xff);
const applicationName = '7378312e73682ec9e7bbe1b1a3d5cf';
const applicationAnswer = Buffer.from('6F15840F7378312E73682EC9E7BBE1B1A3D5CFA5029F0C0386010300', 'hex');

/** A sound card; its PIN is `virtualCardPin`. Version 3.00 tells its holder only after the outer authentication. */
export function createVirtualCard(facts: VirtualCardFacts): VirtualCard {
  const files = writeFiles(facts);
  const cardId = files.get(0xef05)?.get(0x01) ?? new Uint8Array();
  const strings: VirtualCardStrings = { ...untouched };
  const seen: string[] = [];
  let triesLeft = pinTries;
  let selected = { application: false, file: 0 };
  let mayReadHolder = facts.version !== '3.00';
  /** The last two random numbers it gave: source, then factor. */
  let randoms: Uint8Array[] = [];
  let announced: Uint8Array = new Uint8Array();

  function select(p1: number, data: Uint8Array): Uint8Array {
    if (p1 === 0x04) {
      if (strings.bankOnly || hex(data) !== applicationName) return sw(0x6a82);
      selected = { application: true, file: 0 };
      return Uint8Array.of(...applicationAnswer, ...sw(0x9000));
    }
    const file = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
    if (p1 !== 0x02) return sw(0x6a86);
    if (!selected.application || !files.has(file)) return sw(0x6a82);
    selected.file = file;
    return sw(0x9000);
  }

  function readRecord(tag: number, p2: number): Uint8Array {
    if (p2 !== 0x00) return sw(0x6a86);
    if (selected.file === 0) return sw(0x6986);
    if (selected.file === 0xef06 && !mayReadHolder) return sw(0x6982);
    const value = files.get(selected.file)?.get(tag);
    return value === undefined ? sw(0x6a83) : Uint8Array.of(tag, value.length, ...value, ...sw(0x9000));
  }

  function giveRandom(): Uint8Array {
    const random = Uint8Array.from(randomBytes(8));
    randoms = [...randoms.slice(-1), random];
    return Uint8Array.of(...random, ...sw(0x9000));
  }

  function answerInner(data: Uint8Array): Uint8Array {
    if (data.length !== 16) return sw(0x6700);
    const answer = standInAnswer(cardId, 'inner', { factor: data.subarray(0, 8), source: data.subarray(8) });
    if (strings.foreignKeys) answer.reverse();
    return Uint8Array.of(...answer, ...sw(0x9000));
  }

  function checkOuter(p2: number, data: Uint8Array): Uint8Array {
    const [source, factor] = randoms;
    randoms = [];
    if (p2 !== 0x0a) return sw(0x6a88);
    if (source === undefined || factor === undefined) return sw(0x6984);
    if (hex(data) !== hex(standInAnswer(cardId, 'outer', { factor, source }))) return sw(0x6982);
    mayReadHolder = true;
    return sw(0x9000);
  }

  function verifyPin(data: Uint8Array): Uint8Array {
    if (!selected.application) return sw(0x6985);
    if (triesLeft === 0) return sw(0x6983);
    if (hex(data) === virtualCardPin) {
      triesLeft = pinTries;
      return sw(0x9000);
    }
    triesLeft -= 1;
    return sw(0x63c0 + triesLeft);
  }

  function answer(apdu: Uint8Array): Uint8Array {
    const [cla, ins = 0, p1 = 0, p2 = 0, lc = 0] = apdu;
    const data = apdu.length > 5 ? apdu.slice(5, 5 + lc) : new Uint8Array();
    if (cla !== 0x00) return sw(0x6e00);
    switch (ins) {
      case 0xa4:
        return select(p1, data);
      case 0xb2:
        return readRecord(p1, p2);
      case 0x84:
        return giveRandom();
      case 0x88:
        return answerInner(data);
      case 0x82:
        return checkOuter(p2, data);
      case 0x20:
        return verifyPin(data);
      case 0xc0:
        return Uint8Array.of(...announced, ...sw(0x9000));
      default:
        return sw(0x6d00);
    }
  }

  /** What a card on T=0 makes of an answer: lengths are announced, not just sent. */
  function announce(apdu: Uint8Array, full: Uint8Array): Uint8Array {
    const length = full.length - 2;
    const ins = apdu[1] ?? 0;
    if (length === 0) return full;
    const le = apdu.length === 5 ? apdu[4] : undefined;
    if (le !== undefined) return le === length ? full : sw(0x6c00 | length);
    if (ins === 0xc0) return full;
    announced = full.slice(0, length);
    return sw(0x6100 | length);
  }

  return {
    facts,
    atr: () => (strings.mute ? new Uint8Array() : answerToReset),
    receive(apdu) {
      seen.push(hex(apdu.subarray(0, 4)));
      if (strings.mute || strings.commandsLeft === 0) return null;
      if (strings.commandsLeft !== null) strings.commandsLeft -= 1;
      const full = answer(apdu);
      if (strings.garbled) return full.subarray(0, 1);
      return strings.announcesLengths ? announce(apdu, full) : full;
    },
    reset() {
      selected = { application: false, file: 0 };
      mayReadHolder = facts.version !== '3.00';
      randoms = [];
      announced = new Uint8Array();
    },
    pull: (pulled) => void Object.assign(strings, pulled),
    seen: () => seen,
    pinTriesLeft: () => triesLeft,
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
