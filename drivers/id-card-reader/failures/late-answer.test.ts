import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import type { BytePort } from '../../transport/byte-port.ts';
import { createSamvSession } from '../samv-session.ts';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

test('[D-27] nothing of an answer stays behind in what the port gave, in time or too late', async () => {
  const bytes = createListeners<[Uint8Array]>();
  const port: BytePort = {
    source: { onBytes: bytes.add, onClosed: () => () => undefined },
    sink: { write: async () => ok(undefined) },
    close: async () => undefined,
  };
  const session = createSamvSession(port, { openMs: 10, writeMs: 10, answerMs: 10, readMs: 10, pollMs: 10 });
  expect(await session.ask('read')).toEqual(err('stalled'));
  const late = Uint8Array.from(Buffer.from('aaaaaa96690008000090313233343d', 'hex'));
  bytes.tell(late);
  expect([...late].every((byte) => byte === 0)).toBe(true);
});

test('[D-27] a portrait that is decoded too late is wiped', async () => {
  let finish: (picture: Uint8Array) => void = () => undefined;
  const { reader, machine, told, close } = await openSamvBench('memory', {
    decodePhoto: () => new Promise((resolve) => (finish = resolve)),
  });
  machine.lay(text);
  await reader.check();
  expect(told[0]).toMatchObject({ kind: 'read', photo: null });
  const picture = Uint8Array.of(1, 2, 3);
  finish(picture);
  await new Promise(setImmediate);
  expect([...picture]).toEqual([0, 0, 0]);
  await close();
});
