import type { DevicePartState } from '../../protocol/agent.ts';

/** The four questions of `DLE EOT`: 1 printer, 2 why it is offline, 3 errors, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4;

/** Answered at once, even by a printer that is offline or whose buffer is full. */
export function askStatus(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** `GS r 1`: answered in its turn, after everything sent before it has been worked off. Every make has it. */
export const askPaper = Uint8Array.of(0x1d, 0x72, 0x01);

/** `GS ( H` pL pH fn m, before the four characters of the id [memory: of the Epson set, not seen at a printer; correct it here]. */
const processIdHead = Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30);

/** `GS ( H`: answered once everything before it stands on paper, with the four characters of the id. Not every clone has it. */
export function askProcessId(id: string): Uint8Array {
  return Uint8Array.of(...processIdHead, ...Buffer.from(id.padEnd(4, 'A').slice(0, 4), 'latin1'));
}

/**
 * `DLE DC4 8`: empties the buffers even of a printer that stands offline [memory: of the Epson set, not seen at a printer; correct
 * it here].
 */
const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Forgets what has been sent and not printed. CAN and `ESC @` do it for the line at hand in makes that do not know the first. */
export const forgetEverything = Uint8Array.of(...clearBuffers, 0x18, 0x1b, 0x40);

export type PrinterReply =
  /** An answer to `DLE EOT`; it does not say to which question. */
  | { readonly kind: 'status'; readonly byte: number }
  /** The answer to `GS r 1`. */
  | { readonly kind: 'paper'; readonly nearEnd: boolean; readonly end: boolean }
  /** The answer to `GS ( H`. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** A block that nobody asked for here, for instance "buffers cleared". */
  | { readonly kind: 'other' }
  /** A byte that no printer sends: line noise, a wrong baud rate, another device. */
  | { readonly kind: 'noise' };

const blockHead = 0x37;
const blockLimit = 80;

/** Reads replies from bytes cut anywhere. What a block still lacks is handed back as `rest`, to be given again with the next bytes. */
export function readReplies(bytes: Uint8Array): { replies: PrinterReply[]; rest: Uint8Array } {
  const replies: PrinterReply[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === blockHead) {
      const end = endOfBlock(bytes, at);
      if (end === 'open') return { replies, rest: bytes.slice(at) };
      if (end !== 'broken') {
        replies.push(readBlock(bytes.subarray(at + 1, end)));
        at = end + 1;
        continue;
      }
    }
    replies.push(readByte(byte));
    at += 1;
  }
  return { replies, rest: new Uint8Array() };
}

/** A block is the head, printable characters and a NUL. */
function endOfBlock(bytes: Uint8Array, start: number): number | 'open' | 'broken' {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return at;
    if (byte < 0x20 || byte > 0x7e || at - start > blockLimit) return 'broken';
  }
  return 'open';
}

function readBlock(body: Uint8Array): PrinterReply {
  const id = Buffer.from(body.subarray(1)).toString('latin1');
  return body[0] === 0x22 && id.length === 4 ? { kind: 'process-id', id } : { kind: 'other' };
}

function readByte(byte: number): PrinterReply {
  if ((byte & 0x93) === 0x12) return { kind: 'status', byte };
  // Each paper sensor answers with a pair of equal bits.
  const nearEnd = byte & 0x03;
  const end = byte & 0x0c;
  const paired = (nearEnd === 0 || nearEnd === 0x03) && (end === 0 || end === 0x0c);
  if ((byte & 0x90) === 0 && paired) return { kind: 'paper', nearEnd: nearEnd !== 0, end: end !== 0 };
  return { kind: 'noise' };
}

export type StatusBytes = Readonly<Record<StatusQuestion, number>>;

/** What the four answers amount to; of several troubles the one that a person mends first. */
export function stateOf(status: StatusBytes): DevicePartState {
  if (status[2] & 0x04) return 'cover-open';
  if (status[2] & 0x20 || (status[4] & 0x60) !== 0) return 'paper-out';
  if (status[3] & 0x08) return 'cutter-fault';
  if (status[3] & 0x20) return 'fault';
  if (status[3] & 0x40) return 'overheated';
  if (status[2] & 0x40) return 'fault';
  if (status[1] & 0x08) return 'offline';
  if ((status[4] & 0x0c) !== 0) return 'paper-near-end';
  return 'ok';
}

/** Whether a printer in this state can put the next line on paper. */
export function canPrint(state: DevicePartState): boolean {
  return state === 'ok' || state === 'paper-near-end';
}
