import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { createFingerVeinReader } from '../finger-vein-reader.ts';
import { createScriptedVein } from '../simulator/scripted-protocol.ts';

function open(changes: Parameters<typeof createScriptedVein>[0] = {}) {
  const protocol = createScriptedVein(changes);
  const reader = createFingerVeinReader({ protocol, now: () => 0 });
  const told: boolean[] = [];
  reader.onFinger((present) => told.push(present));
  return { protocol, reader, told };
}

test('[D-09] a finger that is taken off after the capture has ended is told as gone, once; nobody hears of the next one', async () => {
  const { protocol, reader, told } = open();
  const captured = reader.capture(5);
  protocol.tell('finger-on');
  protocol.tell('look');
  await captured;
  expect(told).toEqual([true]);
  for (const news of ['finger-off', 'finger-on', 'finger-off'] as const) protocol.tell(news);
  expect(told).toEqual([true, false]);
});

test('[D-09] a finger on a reader that goes, or stops answering, is told as gone', async () => {
  const unplugged = open();
  const captured = unplugged.reader.capture(5);
  unplugged.protocol.tell('finger-on');
  unplugged.protocol.tell('look');
  await captured;
  unplugged.protocol.tell('closed');
  expect(unplugged.told).toEqual([true, false]);

  const restarted = open();
  const begun = restarted.reader.capture(5);
  await new Promise(setImmediate);
  restarted.protocol.tell('finger-on');
  restarted.protocol.tell('dropped');
  expect(restarted.told).toEqual([true, false]);
  expect(await begun).toEqual(err({ kind: 'failed', state: 'absent' }));

  const silent = open({ readCapture: async () => err('stalled') });
  const failed = silent.reader.capture(5);
  silent.protocol.tell('finger-on');
  silent.protocol.tell('look');
  await failed;
  expect(silent.told).toEqual([true, false]);
});
