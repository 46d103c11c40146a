import { expect, test } from 'vitest';
import { createMemoryDevice } from '../../transport/memory.ts';
import { createSamvReader } from '../samv-reader.ts';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, wordsOf } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

test('[D-02] an answer with a wrong checksum is dropped and asked for once more', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  machine.lay(text, 'torn-once');
  await reader.check();
  expect(wordsOf(told)).toEqual(['read']);
  expect(machine.heard().filter((command) => command === '30 01')).toHaveLength(2);
  await close();
});

test('[D-02] two in a row are an unreadable card, and nothing of it is told', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  machine.lay(text, 'always-torn');
  expect((await reader.check()).state).toBe('ok');
  expect(told).toEqual([{ kind: 'failed', fault: 'unreadable' }]);
  expect(machine.heard().filter((command) => command === '30 01')).toHaveLength(2);
  await close();
});

test('[D-02] a reader that finds our own checksum wrong is asked once more', async () => {
  const device = createMemoryDevice();
  const asked: string[] = [];
  device.onHostBytes((bytes) => {
    asked.push(Buffer.from(bytes).toString('hex'));
    device.send(Buffer.from(asked.length === 1 ? 'aaaaaa9669000400001014' : 'aaaaaa9669000400009094', 'hex'));
  });
  const reader = createSamvReader({ opener: device.opener, now: () => 0 });
  expect((await reader.check()).state).toBe('ok');
  expect(asked[0]).toBe(asked[1]);
  await reader.close();
});

test('[D-02] damage where no card lies is the line’s trouble, and nobody is told of a card', async () => {
  const device = createMemoryDevice();
  device.onHostBytes((bytes) => {
    const isFind = Buffer.from(bytes).includes(Buffer.from('2001', 'hex'));
    device.send(Buffer.from(isFind ? 'aaaaaa96690004000080ff' : 'aaaaaa9669000400009094', 'hex'));
  });
  const reader = createSamvReader({ opener: device.opener, now: () => 0 });
  reader.onCard(() => expect.unreachable('told of a card'));
  expect((await reader.check()).state).toBe('fault');
  await reader.close();
});
