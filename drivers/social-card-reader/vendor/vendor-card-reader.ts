import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import type { CardFault, DevicePartState } from '../../../protocol/agent.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createStatusHolder } from '../../device.ts';
import { createListeners } from '../../listeners.ts';
import { within } from '../../time-limit.ts';
import { toCardData } from '../card-facts.ts';
import type { SocialCardEvent, SocialCardReader } from '../social-card-reader.ts';
import { parseVendorReply, readRequest, type VendorRefusal } from './vendor-reply.ts';

export interface VendorReaderOptions {
  /** On this machine, for instance `ws://127.0.0.1:12342`. */
  readonly url: string;
  /** Milliseconds since 1970: whether a card has expired goes by the day that it is in China. */
  readonly now: () => number;
  readonly limits?: VendorReaderLimits;
}

/** Milliseconds. Beyond `openMs` the reader is `absent`; beyond `answerMs` it is `stalled`, the connection dropped. */
export interface VendorReaderLimits {
  readonly openMs: number;
  /** The service reads a whole card before it answers. */
  readonly answerMs: number;
  /** Pause between two looks for a card. */
  readonly pollMs: number;
}

export const usualVendorLimits: VendorReaderLimits = { openMs: 2_000, answerMs: 8_000, pollMs: 800 };

/** Lies there since before the visitor went: nothing more is known of it, and nothing told but its removal. */
const forgotten = 'forgotten';

/**
 * A reader behind its vendor's own service, which knows cards of all generations. It is asked again and again whether a card is in;
 * the same one is told once. Of a card only a digest is kept, until it is taken out or
 * the visitor has gone.
 */
export function createVendorCardReader({ url, now, ...options }: VendorReaderOptions): SocialCardReader {
  const limits = options.limits ?? usualVendorLimits;
  const status = createStatusHolder(now);
  const listeners = createListeners<[SocialCardEvent]>();
  let socket: WebSocket | null = null;
  /** What lies there: the digest of a card, the fault that was told of it, or `forgotten`. */
  let lying: string | null = null;
  /** The service went while a card lay there, and nobody has wiped since. */
  let isLeftIn = false;
  let wipes = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<WebSocket | null> {
    const opening = new WebSocket(url, { handshakeTimeout: limits.openMs, maxPayload: 65_536 });
    opening.on('error', () => undefined);
    const opened = await within(
      new Promise<boolean>((resolve) => {
        opening.once('open', () => resolve(true));
        opening.once('close', () => resolve(false));
      }),
      limits.openMs + 500,
    );
    if (opened.ok && opened.value && !closed) return opening;
    opening.terminate();
    return null;
  }

  async function ask(own: WebSocket): Promise<Result<string, DevicePartState>> {
    const answered = new Promise<Result<string, DevicePartState>>((resolve) => {
      own.once('message', (data) => resolve(ok(String(data))));
      own.once('close', () => resolve(err('absent')));
    });
    own.send(readRequest);
    const answer = await within(answered, limits.answerMs);
    own.removeAllListeners('message');
    own.removeAllListeners('close');
    return answer.ok ? answer.value : err('stalled');
  }

  function lose(state: DevicePartState): void {
    socket?.terminate();
    socket = null;
    status.set(state);
    // It may still lie there when the service is back.
    if (lying === forgotten) return;
    isLeftIn ||= lying !== null;
    tellRemoved();
  }

  function tellRemoved(): void {
    if (lying === null) return;
    lying = null;
    listeners.tell({ kind: 'removed' });
  }

  function hear(reply: string, askedBeforeWipe: boolean): void {
    const read = parseVendorReply(reply);
    if (!read.ok && read.error === 'malformed') {
      lose('fault');
      return;
    }
    status.set('ok');
    isLeftIn = false;
    const seen = read.ok ? digestOf(reply) : read.error === 'no-card' ? null : read.error;
    if (seen === lying) return;
    if (seen !== null && (askedBeforeWipe || lying === forgotten)) {
      lying = forgotten;
      return;
    }
    tellRemoved();
    lying = seen;
    if (read.ok) {
      const { name, idNumber } = read.value;
      listeners.tell({ kind: 'read', card: toCardData({ name, idNumber }, read.value, now()) });
    } else if (seen !== null) listeners.tell({ kind: 'failed', fault: faultOf(read.error) });
  }

  /** One look; the next follows after a pause, for as long as the service answers. */
  async function look(): Promise<void> {
    const own = socket;
    if (own === null || closed) return;
    const wipesBefore = wipes;
    const reply = own.readyState === WebSocket.OPEN ? await ask(own) : err<DevicePartState>('absent');
    if (closed || socket !== own) return;
    if (!reply.ok) return lose(reply.error);
    hear(reply.value, wipes !== wipesBefore);
    if (socket === own) timer = setTimeout(() => void look(), limits.pollMs);
  }

  return {
    part: 'social-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onCard: listeners.add,
    async check() {
      if (socket !== null || closed) return status.getStatus();
      const opened = await connect();
      if (opened === null) return status.set('absent');
      if (socket !== null) {
        // Two checks at once: the first has it.
        opened.terminate();
        return status.getStatus();
      }
      socket = opened;
      await look();
      return status.getStatus();
    },
    authenticate: async () => ({ outcome: 'gone' }),
    async checkPin(digits) {
      digits.fill(0);
      return { outcome: 'not-offered' };
    },
    async wipe() {
      wipes += 1;
      if (lying !== null || isLeftIn) lying = forgotten;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      lose('absent');
    },
  };
}

function faultOf(refusal: VendorRefusal): CardFault {
  return refusal === 'not-verifiable' || refusal === 'wrong-card' ? refusal : 'unreadable';
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
