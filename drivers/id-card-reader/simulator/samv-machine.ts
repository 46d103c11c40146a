/** Trouble of the next card that is laid on; it stays with that card. `-once` troubles pass with one answer. */
export type SamvTrouble =
  | 'not-selected'
  | 'read-failed'
  | 'always-torn'
  | 'lifted-mid-read'
  | 'card-rejects-sam'
  | 'sam-rejects-card'
  | 'card-type'
  | 'torn-once'
  | 'half-once';

/** The strings of a simulated SAM_V. */
export interface SamvStrings {
  /** Hears and says nothing. */
  mute: boolean;
  /** Answers bytes of another speed. */
  garbled: boolean;
  /** Says bytes of nobody before each answer. */
  noiseBefore: boolean;
  notAuthorised: boolean;
  selfTestFailed: boolean;
  /** A make that no longer knows its card after a read: what asks for the card is refused until it is found again. */
  forgetful: boolean;
}

interface LaidCard {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
  trouble: SamvTrouble | null;
  stage: 'laid' | 'found' | 'selected' | 'read';
}

/** A SAM_V without its wire: bytes of the host in, answers out. Written from the command set, not from the driver. */
export interface SamvMachine {
  receive(bytes: Uint8Array): Uint8Array[];
  /** `text`: the 256 bytes of a paper, as `paper-text.ts` makes them. A card that lies there already is replaced. */
  lay(text: Uint8Array, trouble?: SamvTrouble | null): void;
  lift(): void;
  hasCard(): boolean;
  pull(strings: Partial<SamvStrings>): void;
  getStrings(): Readonly<SamvStrings>;
  /** The last thousand commands heard, as `20 01`; for the suites. */
  heard(): readonly string[];
  /** How often it has looked for a card. */
  looks(): number;
}

const preamble = 'aaaaaa9669';
const photoBytes = 1_024;
const heardKept = 1_000;

/** Begins with an empty plate and no string pulled. Holds no timer and no port: there is nothing to close. */
export function createSamvMachine(): SamvMachine {
  const strings: SamvStrings = {
    mute: false,
    garbled: false,
    noiseBefore: false,
    notAuthorised: false,
    selfTestFailed: false,
    forgetful: false,
  };
  const heard: string[] = [];
  let card: LaidCard | null = null;
  let pending = '';
  let looks = 0;

  function answer(command: string): Uint8Array[] {
    heard.push(command);
    if (heard.length > heardKept) heard.shift();
    if (command === '20 01') looks += 1;
    if (strings.mute) return [];
    if (strings.garbled) return [Buffer.from('0013ff7e00e5', 'hex')];
    const whole = wordOf(command);
    // Damage on the wire shows where there is most to carry.
    const trouble = command === '30 01' ? (card?.trouble ?? null) : null;
    if (card !== null && (trouble === 'torn-once' || trouble === 'half-once')) card.trouble = null;
    const noise = strings.noiseBefore ? [Buffer.from('00aaaa96', 'hex')] : [];
    if (trouble === 'half-once') return [...noise, whole.subarray(0, Math.floor(whole.length / 2))];
    if (trouble === 'torn-once' || trouble === 'always-torn') whole[whole.length - 2] = (whole.at(-2) ?? 0) ^ 0x5a;
    return [...noise, whole];
  }

  function wordOf(command: string): Buffer {
    if (strings.selfTestFailed) return frame(0x60);
    if (strings.notAuthorised) return frame(0x66);
    switch (command) {
      case '11 ff':
        return frame(0x90);
      case '20 01':
        return find();
      case '20 02':
        return select();
      case '30 01':
        return read();
      case '30 03':
        return frame(card?.stage === 'read' && !strings.forgetful ? 0x91 : 0x41);
      default:
        return frame(0x21);
    }
  }

  function find(): Buffer {
    if (card === null || card.stage === 'read') return frame(0x80);
    card.stage = 'found';
    return frame(0x9f, Buffer.alloc(4));
  }

  function select(): Buffer {
    if (card === null || card.stage !== 'found' || card.trouble === 'not-selected') return frame(0x81);
    if (card.trouble === 'card-rejects-sam') return frame(0x31);
    if (card.trouble === 'sam-rejects-card') return frame(0x32);
    if (card.trouble === 'card-type') return frame(0x40);
    card.stage = 'selected';
    return frame(0x90, Buffer.alloc(8));
  }

  function read(): Buffer {
    if (card?.trouble === 'lifted-mid-read') card = null;
    const taken = card?.stage === 'selected' || card?.stage === 'read';
    if (card === null || !taken || card.trouble === 'read-failed') return frame(0x41);
    card.stage = 'read';
    return frame(0x90, Buffer.concat([Buffer.from('01000400', 'hex'), card.text, card.photo]));
  }

  return {
    receive(bytes) {
      pending += Buffer.from(bytes).toString('hex');
      const answers: Uint8Array[] = [];
      for (;;) {
        const start = pending.indexOf(preamble);
        if (start < 0 || pending.length < start + 20) return answers;
        const body = pending.slice(start + 10, start + 18);
        const checksum = pending.slice(start + 18, start + 20);
        pending = pending.slice(start + 20);
        const right = xor(Buffer.from(body, 'hex')) === Number.parseInt(checksum, 16);
        if (!right) answers.push(frame(0x10));
        else if (!body.startsWith('0003')) answers.push(frame(0x11));
        else answers.push(...answer(`${body.slice(4, 6)} ${body.slice(6)}`));
      }
    },
    lay(text, trouble = null) {
      card = { text, photo: Buffer.alloc(photoBytes, 0x57), trouble, stage: 'laid' };
    },
    lift: () => {
      card = null;
    },
    hasCard: () => card !== null,
    pull: (pulled) => void Object.assign(strings, pulled),
    getStrings: () => strings,
    heard: () => heard,
    looks: () => looks,
  };
}

function frame(status: number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from([0, 0, 0, 0, status]), data]);
  body.writeUInt16BE(data.length + 4, 0);
  return Buffer.concat([Buffer.from(preamble, 'hex'), body, Buffer.from([xor(body)])]);
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
