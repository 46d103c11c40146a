import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { VirtualCard } from './virtual-card.ts';

/** A slot of the virtual reader vpcd, which belongs to a real pcscd: a virtual card put in here is a card to every program. */
export interface VpcdSlot {
  /** Puts a card in; one that is in is taken out first. */
  insert(card: VirtualCard): Promise<void>;
  remove(): Promise<void>;
  /** The card is pulled out in the middle of the command after so many more: the command arrives, its answer never does. */
  removeAfter(commands: number): void;
}

const powerOff = 0;
const powerOn = 1;
const reset = 2;
const askAtr = 4;
const shortestAtr = Uint8Array.of(0x3b, 0x00);
const nonsense = Uint8Array.of(0xff);

/** On the wire: two bytes of length, big endian, and the payload; a single byte is a control, anything else a command. */
export function createVpcdSlot(port: number): VpcdSlot {
  let socket: Socket | null = null;
  let commandsUntilRemoval: number | null = null;

  async function remove(): Promise<void> {
    const last = socket;
    socket = null;
    if (last === null || last.destroyed) return;
    last.destroy();
    await once(last, 'close');
  }

  function serve(own: Socket, card: VirtualCard): void {
    const control = createControls(card);
    let unread: Uint8Array = new Uint8Array();
    own.on('error', () => undefined);
    own.on('data', (bytes: Uint8Array) => {
      unread = Buffer.concat([unread, bytes]);
      for (let end = endOfFrame(unread); end <= unread.length; end = endOfFrame(unread)) {
        const payload = unread.slice(2, end);
        unread = unread.subarray(end);
        const answer = payload.length === 1 ? control(payload[0] ?? 0) : receive(own, card, payload);
        if (answer !== null) own.write(frame(answer));
      }
    });
  }

  function receive(own: Socket, card: VirtualCard, command: Uint8Array): Uint8Array | null {
    if (commandsUntilRemoval === 0) {
      commandsUntilRemoval = null;
      own.destroy();
      return null;
    }
    if (commandsUntilRemoval !== null) commandsUntilRemoval -= 1;
    return card.receive(command);
  }

  return {
    async insert(card) {
      await remove();
      const own = connect({ host: '127.0.0.1', port, noDelay: true });
      await once(own, 'connect');
      socket = own;
      serve(own, card);
    },
    remove,
    removeAfter(commands) {
      commandsUntilRemoval = commands;
    },
  };
}

/**
 * Answers the controls for one card. The reader asks for the answer to reset also to see whether anything is in. A mute card is
 * something, and answers nonsense when it has just been powered on: for nothing at all the virtual reader would wait for ever.
 */
function createControls(card: VirtualCard): (code: number) => Uint8Array | null {
  let poweredNow = false;
  return (code) => {
    if (code === powerOff || code === powerOn || code === reset) card.reset();
    if (code !== askAtr) {
      poweredNow = code !== powerOff;
      return null;
    }
    const isAsked = poweredNow;
    poweredNow = false;
    if (card.atr().length > 0) return card.atr();
    return isAsked ? nonsense : shortestAtr;
  };
}

/** Where the first frame ends; beyond the bytes that are there while it is not complete. */
function endOfFrame(bytes: Uint8Array): number {
  const [high, low] = bytes;
  return high === undefined || low === undefined ? Number.POSITIVE_INFINITY : 2 + ((high << 8) | low);
}

function frame(payload: Uint8Array): Uint8Array {
  return Uint8Array.of(payload.length >> 8, payload.length & 0xff, ...payload);
}
