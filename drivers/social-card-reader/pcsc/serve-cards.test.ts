import { expect, test } from 'vitest';
import type { FromCardProcess } from './pcsc-messages.ts';
import type { PcscClient, PcscReader } from './pcsc-module.ts';
import { serveCards } from './serve-cards.ts';

const present = 0x20;
const atr = Uint8Array.of(0x3b, 0x00);

/** One reader with a card process around it; what the cards were asked is kept. */
async function serve() {
  let addReader: (reader: PcscReader) => void = () => undefined;
  let tellStatus: (status: { state: number; atr?: Uint8Array }) => void = () => undefined;
  const sent: string[] = [];
  const told: FromCardProcess[] = [];
  const reader = {
    name: 'scripted',
    connected: false,
    SCARD_SHARE_EXCLUSIVE: 1,
    SCARD_STATE_PRESENT: present,
    SCARD_STATE_MUTE: 0x200,
    SCARD_LEAVE_CARD: 0,
    SCARD_UNPOWER_CARD: 2,
    on(event: string, listener: typeof tellStatus) {
      if (event === 'status') tellStatus = listener;
      return this;
    },
    connect(_options: object, done: (error: null, protocol: number) => void) {
      reader.connected = true;
      done(null, 1);
    },
    disconnect(disposition: number, done: (error: null) => void) {
      if (disposition === reader.SCARD_UNPOWER_CARD) sent.push('power-off');
      reader.connected = false;
      done(null);
    },
    transmit(data: Uint8Array, _longest: number, _protocol: number, done: (error: null, response: Uint8Array) => void) {
      sent.push(Buffer.from(data).toString('hex'));
      done(null, Uint8Array.of(0x90, 0x00));
    },
  };
  const client = {
    on(event: string, listener: (reader: PcscReader) => void) {
      if (event === 'reader') addReader = listener;
      return this;
    },
  };
  const ask = serveCards(
    client as unknown as PcscClient,
    '',
    (message) => told.push(message),
    () => expect.unreachable('pcscd has not gone'),
  );
  addReader(reader as unknown as PcscReader);
  let changes = 0;
  return {
    ask,
    sent,
    told,
    /** Puts a card in, in the place of the one that is in; answers its visit. */
    async putIn(): Promise<number> {
      changes += 2;
      tellStatus({ state: (changes << 16) | present, atr });
      await new Promise(setImmediate);
      const card = told.filter(({ type }) => type === 'card').at(-1);
      return card?.type === 'card' ? card.visit : 0;
    },
    async answers() {
      await new Promise(setImmediate);
      return told.flatMap((message) => (message.type === 'answer' ? [message.response.length] : []));
    },
  };
}

test('[D-03] [D-04] what was meant for a card that has gone does not reach the one that took its place', async () => {
  const { ask, sent, told, putIn, answers } = await serve();
  const first = await putIn();
  ask({ type: 'transmit', visit: first, id: 1, command: Uint8Array.of(0x00, 0xa4) });
  expect(await answers()).toEqual([2]);
  const second = await putIn();
  expect(second).not.toBe(first);
  expect(told.map(({ type }) => type)).toEqual(['readers', 'card', 'answer', 'gone', 'card']);
  const pin = Uint8Array.of(0x00, 0x20, 0x00, 0x00);
  ask({ type: 'transmit', visit: first, id: 2, command: pin });
  ask({ type: 'power-off', visit: first });
  expect(await answers()).toEqual([2, 0]);
  expect([...pin]).toEqual([0, 0, 0, 0]);
  expect(sent).toEqual(['00a4']);
  ask({ type: 'transmit', visit: second, id: 3, command: Uint8Array.of(0x00, 0xa4) });
  expect(await answers()).toEqual([2, 0, 2]);
});
