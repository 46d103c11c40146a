import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { BytePort } from '../transport/byte-port.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { benchStxLimits } from './bench-limits.ts';
import { type SimulatedStxDevice, startStxDevice } from './simulated-stx-device.ts';
import { encodeFrame } from './stx-codec.ts';
import { createStxLink, type StxLink, type StxNews } from './stx-link.ts';

let device: SimulatedStxDevice;
let link: StxLink;
let asked: number[];
let begun: number;
beforeEach(async () => {
  asked = [];
  begun = 0;
  device = await startStxDevice(
    (command, data) => {
      asked.push(command);
      return { status: 0, data };
    },
    () => {
      begun += 1;
    },
  );
  link = createStxLink(createTcpOpener('127.0.0.1', device.port), benchStxLimits(device));
});
afterEach(async () => {
  await link.close();
  await device.close();
});

const echo = Uint8Array.of(0x02, 0x03, 0x00, 0xff);

test('questions asked at once are answered one after the other', async () => {
  const answers = await Promise.all([1, 2, 3].map((command) => link.ask(command, echo)));
  expect(answers).toEqual(Array(3).fill(ok({ status: 0, data: echo })));
  expect(asked).toEqual([1, 2, 3]);
  expect(begun).toBe(1);
});

test('an answer with a wrong check byte is asked for once more, and nothing is done twice', async () => {
  device.breakNext();
  expect(await link.ask(9, echo)).toEqual(ok({ status: 0, data: echo }));
  expect(asked).toEqual([9]);
});

test.each([
  ['wrongLrc', 'fault'],
  ['mute', 'stalled'],
  ['garbled', 'fault'],
  ['unplugged', 'absent'],
] as const)('%s is told as %s, and mends by itself', async (string, fault) => {
  device.pull({ [string]: true });
  expect(await link.ask(1)).toEqual(err(fault));
  device.pull({ [string]: false });
  expect(await link.ask(2)).toEqual(ok({ status: 0, data: new Uint8Array() }));
});

test('a connection that died while idle costs no question', async () => {
  await link.ask(1);
  device.pull({ unplugged: true });
  device.pull({ unplugged: false });
  expect((await link.ask(2)).ok).toBe(true);
  expect(begun).toBe(2);
});

test('news come through, whole or broken', async () => {
  await link.ask(1);
  const heard: StxNews[] = [];
  const told = new Promise<void>((resolve) => {
    link.onNews((news) => {
      heard.push(news);
      if (heard.length === 2) resolve();
    });
  });
  device.tell(0xe1, Uint8Array.of(3));
  device.breakNext();
  device.tell(0xe1, Uint8Array.of(4));
  await told;
  expect(heard).toEqual([{ command: 0xe1, data: Uint8Array.of(3) }, 'broken']);
});

/** A port that gives to a question whatever a test has ready, and keeps the pieces to be looked at. */
function scriptedPort(answers: readonly (readonly Uint8Array[])[]) {
  const bytes = createListeners<[Uint8Array]>();
  let asked = 0;
  const port: BytePort = {
    source: { onBytes: bytes.add, onClosed: () => () => undefined },
    sink: {
      async write(written) {
        if (written[3] === 0) return ok(undefined);
        for (const piece of answers[asked] ?? []) bytes.tell(piece);
        asked += 1;
        return ok(undefined);
      },
    },
    close: async () => undefined,
  };
  const limits = { openMs: 1_000, writeMs: 1_000, answerMs: 20 };
  return createStxLink({ name: 'scripted', open: async () => ok(port) }, limits);
}

const isOverwritten = (pieces: readonly Uint8Array[]): boolean =>
  pieces.flatMap((piece) => [...piece]).every((byte) => byte === 0);

test('[D-04] nothing of an answer stays behind in what the port gave: it may have been a PIN', async () => {
  const chunk = encodeFrame({ sequence: 1, command: 0x22, data: Uint8Array.of(0, 1, 2, 3) });
  const pieces = [chunk.slice(0, 6), chunk.slice(6)];
  const own = scriptedPort([pieces]);
  expect(await own.ask(0x22)).toEqual(ok({ status: 0, data: Uint8Array.of(1, 2, 3) }));
  expect(isOverwritten(pieces)).toBe(true);
  await own.close();
});

test('[D-04] a port without an answer is told as dropped, each time that it is let go', async () => {
  const own = scriptedPort([]);
  const told: StxNews[] = [];
  own.onNews((news) => told.push(news));
  expect(await own.ask(1)).toEqual(err('stalled'));
  expect(told).toEqual(['dropped', 'dropped']);
  await own.close();
  expect(told).toHaveLength(2);
});
