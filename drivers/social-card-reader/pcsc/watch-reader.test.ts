import { afterEach, expect, test, vi } from 'vitest';
import type { PcscReader } from './pcsc-module.ts';
import { watchReader } from './watch-reader.ts';

const present = 0x20;
const connected = 2;

const nothing = (): void => undefined;
afterEach(() => {
  vi.useRealTimers();
});

/** A reader whose connections are made when a test says so. */
function scriptedReader() {
  let tellStatus: (status: { state: number; atr?: Uint8Array }) => void = () => undefined;
  const connecting: ((error: Error | null, protocol?: number) => void)[] = [];
  const released: number[] = [];
  const reader = {
    name: 'scripted',
    connected: false,
    SCARD_SHARE_EXCLUSIVE: 1,
    SCARD_STATE_PRESENT: present,
    SCARD_STATE_MUTE: 0x200,
    SCARD_LEAVE_CARD: 0,
    SCARD_UNPOWER_CARD: 2,
    on(event: string, listener: (status: { state: number; atr?: Uint8Array }) => void) {
      if (event === 'status') tellStatus = listener;
      return this;
    },
    connect(_options: object, done: (error: Error | null, protocol?: number) => void) {
      connecting.push(done);
    },
    disconnect(disposition: number, done: (error: Error | null) => void) {
      released.push(disposition);
      reader.connected = false;
      done(null);
    },
    transmit: () => undefined,
  };
  return {
    reader: reader as unknown as PcscReader,
    released,
    /** What pcscd says of the reader; `changes` counts how often something was put in or taken out. */
    tell(changes: number, isIn: boolean) {
      const state = (changes << 16) | (isIn ? present : 0);
      tellStatus(isIn ? { state, atr: Uint8Array.of(0x3b, changes) } : { state });
    },
    /** The card that was put in answers now. */
    async connectNext() {
      while (connecting.length === 0) await new Promise(setImmediate);
      reader.connected = true;
      connecting.shift()?.(null, connected);
      await new Promise(setImmediate);
    },
  };
}

test('[D-03] a card that was taken out while it was being connected to is none, and is let go of', async () => {
  const { reader, tell, connectNext, released } = scriptedReader();
  const watched = watchReader(reader, nothing, nothing);
  tell(1, true);
  tell(2, false);
  await connectNext();
  expect(watched.slot()).toEqual({ holds: 'nothing' });
  expect(released).toEqual([0]);
});

test('[D-03] the one that was put in in its place is connected to anew', async () => {
  const { reader, tell, connectNext, released } = scriptedReader();
  const watched = watchReader(reader, nothing, nothing);
  tell(1, true);
  tell(3, true);
  await connectNext();
  expect(released).toEqual([0]);
  await connectNext();
  expect(watched.slot()).toMatchObject({ holds: 'card', atr: Uint8Array.of(0x3b, 3) });
});

test('[D-03] a connection that never comes to an end is told: the cards after it would not be seen', async () => {
  vi.useFakeTimers();
  const { reader, tell } = scriptedReader();
  const stuck = vi.fn();
  watchReader(reader, nothing, stuck);
  tell(1, true);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(stuck).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stuck).toHaveBeenCalledOnce();
});
