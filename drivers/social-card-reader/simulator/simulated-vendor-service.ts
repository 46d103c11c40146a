import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { VirtualCard } from './virtual-card.ts';

/** The local service of a reader's vendor, as the driver finds it on port 12342. */
export interface SimulatedVendorService {
  readonly url: string;
  /** The card that is in; null takes it out. */
  setCard(card: VirtualCard | null): void;
  /** Answers this number instead, whatever is in; 0 goes back to reading. */
  failWith(code: number): void;
  /** Answers this text, whatever is asked; null goes back to reading. */
  say(text: string | null): void;
  /** Swallows questions. */
  setSilent(silent: boolean): void;
  /** Keeps the next answer, reading done, until it is let go. */
  holdNext(): { readonly whenAsked: Promise<void>; letGo(): void };
  dropConnections(): void;
  close(): Promise<void>;
}

/** On a free port of 127.0.0.1, with no card in. Any other request than `iReadCardBas` it leaves unanswered. */
export async function startVendorService(): Promise<SimulatedVendorService> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  let card: VirtualCard | null = null;
  let code = 0;
  let words: string | null = null;
  let silent = false;
  let send: (answer: () => void) => void = (answer) => answer();

  server.on('connection', (socket) => {
    socket.on('message', (asked) => {
      const { function: name } = JSON.parse(String(asked)) as { readonly function: unknown };
      if (silent || name !== 'iReadCardBas') return;
      const said = words ?? reply();
      send(() => socket.send(said));
    });
  });

  function reply(): string {
    if (code !== 0) return JSON.stringify({ success: code, pOutInfo: '' });
    return JSON.stringify(card === null ? { success: -2, pOutInfo: '' } : { success: 0, pOutInfo: outputOf(card) });
  }

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setCard: (next) => {
      card = next;
    },
    failWith: (next) => {
      code = next;
    },
    say: (next) => {
      words = next;
    },
    setSilent: (next) => {
      silent = next;
    },
    holdNext() {
      let letGo = (): void => undefined;
      const whenAsked = new Promise<void>((resolve) => {
        send = (answer) => {
          send = (next) => next();
          letGo = answer;
          resolve();
        };
      });
      return { whenAsked, letGo: () => letGo() };
    },
    dropConnections() {
      for (const socket of server.clients) socket.terminate();
    },
    async close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A third-generation card keeps number and name to itself, as no security module is in this reader. */
function outputOf({ facts: { name, idNumber, version, expiresOn } }: VirtualCard): string {
  const open = version !== '3.00';
  const cardId = `510499D156000005${Buffer.from(idNumber.slice(-8), 'latin1').toString('hex').toUpperCase()}`;
  const holder = open ? [idNumber, 'X00000001', cardId, name] : ['', '', cardId, ''];
  return ['510499', ...holder, '00815400008684510499', version, '20240101', expiresOn ?? '', '', '', ''].join('|');
}
