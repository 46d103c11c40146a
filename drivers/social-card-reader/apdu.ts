import { err, ok, type Result } from '../../protocol/result.ts';

/** Why a card did not answer: it or its reader has gone, it was silent too long, or what came is no answer. */
export type LinkFault = 'gone' | 'silent' | 'broken';

/** A card in a reader: one command, one answer, within the terminal's time limit. */
export interface CardLink {
  /** Answer to reset. */
  readonly atr: Uint8Array;
  transmit(command: Uint8Array): Promise<Result<Uint8Array, LinkFault>>;
  /** Powers the card off, so that it forgets what it was shown. The link is of no use afterwards. */
  powerOff(): Promise<void>;
}

/** An answer of the card (ISO 7816-4), its last two bytes taken off as the status word. `data` may be empty. */
export interface CardResponse {
  readonly data: Uint8Array;
  /** Status word, SW1 in the high byte. */
  readonly sw: number;
}

export const swDone = 0x9000;
export const swNotAllowed = 0x6982;
export const swBlocked = 0x6983;
/** File, record or data not found. */
export const swNotFound: readonly number[] = [0x6a81, 0x6a82, 0x6a83, 0x6a88];
/** The card does not know this way of asking. */
export const swWrongParameters: readonly number[] = [0x6a86, 0x6b00];
export const swWrongLength = 0x6700;

const maxRounds = 16;

/** A command of ISO 7816-4 with up to 255 bytes of data; `le` 0 asks for up to 256 bytes. */
export function command(
  head: readonly [cla: number, ins: number, p1: number, p2: number],
  { data = new Uint8Array(), le }: { readonly data?: Uint8Array; readonly le?: number } = {},
): Uint8Array {
  const body = data.length === 0 ? [] : [data.length, ...data];
  return Uint8Array.of(...head, ...body, ...(le === undefined ? [] : [le & 0xff]));
}

/** Fewer than two bytes are no answer: an unplugged card gives an empty one. */
export function parseResponse(bytes: Uint8Array): Result<CardResponse, 'broken'> {
  const [sw1, sw2] = bytes.subarray(-2);
  if (sw1 === undefined || sw2 === undefined) return err('broken');
  return ok({ data: bytes.slice(0, -2), sw: (sw1 << 8) | sw2 });
}

/** One command and one answer, whatever it says: for what must not be sent a second time. */
export async function sendOnce(link: CardLink, apdu: Uint8Array): Promise<Result<CardResponse, LinkFault>> {
  const answered = await link.transmit(apdu);
  return answered.ok ? parseResponse(answered.value) : answered;
}

/** Sends a command and collects its whole answer: 6Cxx is asked again with that length, 61xx is fetched. */
export async function exchange(link: CardLink, apdu: Uint8Array): Promise<Result<CardResponse, LinkFault>> {
  const collected: Uint8Array[] = [];
  let next = apdu;
  let repeated = false;
  for (let round = 0; round < maxRounds; round += 1) {
    const answered = await sendOnce(link, next);
    if (!answered.ok) return answered;
    const { data, sw } = answered.value;
    const sw2 = sw & 0xff;
    if (sw >> 8 === 0x6c && !repeated) {
      repeated = true;
      next = withLength(next, sw2);
      continue;
    }
    collected.push(data);
    if (sw >> 8 !== 0x61) return ok({ data: Buffer.concat(collected), sw });
    repeated = false;
    next = command([0x00, 0xc0, 0x00, 0x00], { le: sw2 });
  }
  return err('broken');
}

/** The same command with another Le. */
export function withLength(apdu: Uint8Array, le: number): Uint8Array {
  const lc = apdu[4];
  // Four bytes of head; then nothing, Le alone, Lc and data, or Lc, data and Le.
  const withoutLe = apdu.length <= 5 || lc === undefined ? apdu.subarray(0, 4) : apdu.subarray(0, 5 + lc);
  return Uint8Array.of(...withoutLe, le);
}
