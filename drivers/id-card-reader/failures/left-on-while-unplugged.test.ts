import { afterEach, beforeEach, expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, type SamvBench, wordsOf } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });
let bench: SamvBench;
beforeEach(async () => {
  bench = await openSamvBench();
});
afterEach(() => bench.close());

/** With its power the reader forgets which card it has had. */
async function unplugAndPlug(): Promise<void> {
  bench.unplug();
  await bench.reader.check();
  bench.machine.lay(text);
  bench.plug();
  await bench.reader.check();
}

test('[D-27] a card that its visitor left is not read anew when the reader is unplugged and plugged in again', async () => {
  const { reader, machine, told } = bench;
  machine.lay(text);
  await reader.check();
  await reader.wipe();
  await unplugAndPlug();
  await unplugAndPlug();
  expect(wordsOf(told)).toEqual(['read', 'removed', 'removed']);
  machine.lift();
  await reader.check();
  machine.lay(text);
  await reader.check();
  expect(wordsOf(told)).toEqual(['read', 'removed', 'removed', 'removed', 'read']);
});

test('[D-27] nor is one whose visitor goes while the reader is away', async () => {
  const { reader, machine, told } = bench;
  machine.lay(text);
  await reader.check();
  bench.unplug();
  await reader.check();
  await reader.wipe();
  machine.lay(text);
  bench.plug();
  await reader.check();
  expect(wordsOf(told)).toEqual(['read', 'removed']);
  machine.lift();
  await reader.check();
  machine.lay(text);
  await reader.check();
  expect(wordsOf(told)).toEqual(['read', 'removed', 'removed', 'read']);
});

test('[D-02] one that was taken meanwhile is not waited for: the next visitor’s card is read', async () => {
  const { reader, machine, told } = bench;
  machine.lay(text);
  await reader.check();
  await reader.wipe();
  bench.unplug();
  await reader.check();
  machine.lift();
  bench.plug();
  await reader.check();
  machine.lay(text);
  await reader.check();
  expect(wordsOf(told)).toEqual(['read', 'removed', 'read']);
});

test('[D-02] a card whose visitor is still there is read again', async () => {
  bench.machine.lay(text);
  await bench.reader.check();
  await unplugAndPlug();
  expect(wordsOf(bench.told)).toEqual(['read', 'removed', 'read']);
});
