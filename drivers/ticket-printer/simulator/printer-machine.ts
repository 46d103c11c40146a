import { type PaperMm, paperWidths } from '../paper-width.ts';
import { type EscPosToken, nextToken } from './escpos-tokens.ts';
import { createLineSetter } from './line-setter.ts';
import { createPaperRoll, type PaperRoll } from './paper-roll.ts';

/** The strings by which a simulated printer is pulled about. */
export interface PrinterStrings {
  coverOpen: boolean;
  /** The next cut jams, and the printer stops until this is taken back. */
  cutterFault: boolean;
  overheated: boolean;
  unrecoverable: boolean;
  offline: boolean;
  /** Swallows everything and answers nothing. */
  stalled: boolean;
  /** Answers with bytes that no printer sends. */
  garbled: boolean;
  /** Does not know how to forget its buffer: `DLE DC4 8` is a matter of makes. */
  neverForgets: boolean;
  /** A clone that goes on feeding and answering without paper. */
  feedsWithoutPaper: boolean;
}

export type PrinterTrouble = 'paper-out' | 'cover-open' | 'cutter-fault' | 'overheated' | 'offline' | 'stalled';

/** A printer without its plug: bytes in, answers out, paper. */
export interface PrinterMachine {
  readonly roll: PaperRoll;
  receive(bytes: Uint8Array): Uint8Array[];
  /** Pulls strings; what lay in the buffer is worked off if that mended the printer. Answers what the printer now says of itself. */
  pull(strings: Partial<PrinterStrings>): Uint8Array[];
  /** Lets trouble come once `afterMm` more paper has been fed: in the middle of the next ticket. */
  failNext(trouble: PrinterTrouble, afterMm: number): void;
  refill(): Uint8Array[];
  getStrings(): Readonly<PrinterStrings>;
  /** Commands that a real printer might take for something else. */
  unknownCommands(): readonly Uint8Array[];
}

const untouched: PrinterStrings = {
  coverOpen: false,
  cutterFault: false,
  overheated: false,
  unrecoverable: false,
  offline: false,
  stalled: false,
  garbled: false,
  neverForgets: false,
  feedsWithoutPaper: false,
};

/** A sound printer with a new roll. Works within the call, without timers: there is nothing to close. */
export function createPrinterMachine(paperMm: PaperMm): PrinterMachine {
  const roll = createPaperRoll(paperMm);
  const setter = createLineSetter(paperWidths[paperMm], roll);
  const strings: PrinterStrings = { ...untouched };
  const unknown: Uint8Array[] = [];
  let unread: Uint8Array = new Uint8Array();
  let buffer: EscPosToken[] = [];
  let jammed = false;
  let trip: { trouble: PrinterTrouble; atLeftMm: number } | null = null;

  const stopped = (): boolean =>
    strings.coverOpen ||
    jammed ||
    strings.overheated ||
    strings.unrecoverable ||
    strings.offline ||
    strings.stalled ||
    (roll.isOut() && !strings.feedsWithoutPaper);

  function statusByte(question: number): number {
    const bits = {
      1: stopped() ? 0x08 : 0,
      2: (strings.coverOpen ? 0x04 : 0) | (roll.isOut() ? 0x20 : 0) | (jammed || strings.unrecoverable ? 0x40 : 0),
      3: (jammed ? 0x08 : 0) | (strings.unrecoverable ? 0x20 : 0) | (strings.overheated ? 0x40 : 0),
      4: (roll.isNearEnd() ? 0x0c : 0) | (roll.isOut() ? 0x60 : 0),
    }[question];
    return 0x12 | (bits ?? 0);
  }

  function checkTrip(): void {
    if (trip === null || roll.leftMm() > trip.atLeftMm) return;
    const { trouble } = trip;
    trip = null;
    if (trouble === 'paper-out') roll.setLeftMm(0);
    if (trouble === 'cover-open') strings.coverOpen = true;
    if (trouble === 'cutter-fault') strings.cutterFault = true;
    if (trouble === 'overheated') strings.overheated = true;
    if (trouble === 'offline') strings.offline = true;
    if (trouble === 'stalled') strings.stalled = true;
  }

  /** Works the buffer off until it is empty or the printer stands. */
  function work(): Uint8Array[] {
    const answers: Uint8Array[] = [];
    while (!stopped()) {
      const token = buffer.shift();
      if (token === undefined) break;
      if (token.kind === 'ask-paper')
        answers.push(Uint8Array.of((roll.isNearEnd() ? 0x03 : 0) | (roll.isOut() ? 0x0c : 0)));
      else if (token.kind === 'ask-process-id') answers.push(Buffer.from(`\x37\x22${token.id}\0`, 'latin1'));
      else if (token.kind === 'cut') {
        if (strings.cutterFault) jammed = true;
        else roll.cut();
      } else if (token.kind === 'unknown') unknown.push(token.bytes);
      else setter.apply(token);
      checkTrip();
    }
    return answers;
  }

  function forget(): Uint8Array[] {
    if (strings.neverForgets) return [];
    buffer = [];
    setter.reset();
    return [Buffer.from('\x37\x25\0', 'latin1')];
  }

  function receive(bytes: Uint8Array): Uint8Array[] {
    if (strings.stalled) return [];
    unread = Buffer.concat([unread, bytes]);
    const answers: Uint8Array[] = [];
    for (let step = nextToken(unread); step !== null; step = nextToken(unread)) {
      unread = unread.subarray(step.length);
      if (step.token.kind === 'ask-status') answers.push(Uint8Array.of(statusByte(step.token.question)));
      else if (step.token.kind === 'clear-buffers') answers.push(...forget());
      else {
        buffer.push(step.token);
        answers.push(...work());
      }
    }
    if (strings.stalled) return [];
    return strings.garbled ? answers.map(() => Uint8Array.of(0xff, 0x80, 0xc5)) : answers;
  }

  return {
    roll,
    receive,
    pull(pulled) {
      Object.assign(strings, pulled);
      if (!strings.cutterFault) jammed = false;
      return work();
    },
    failNext(trouble, afterMm) {
      trip = { trouble, atLeftMm: Math.max(0, roll.leftMm() - afterMm) };
    },
    refill() {
      roll.refill();
      return work();
    },
    getStrings: () => strings,
    unknownCommands: () => unknown,
  };
}
