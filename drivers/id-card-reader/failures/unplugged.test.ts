import { expect, test } from 'vitest';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createSamvReader } from '../samv-reader.ts';
import { residentText } from '../simulator/paper-text.ts';
import { startSamvServer } from '../simulator/simulated-samv.ts';
import { openSamvBench, wordsOf } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

test('[D-02] unplugged in the middle of an answer: absent, its card is gone, and it is found again by itself', async () => {
  const { reader, machine, told, unplug, plug, close } = await openSamvBench('tcp');
  machine.lay(text);
  await reader.check();
  const gone = new Promise<string>((resolve) => reader.onStatus(({ state }) => resolve(state)));
  unplug();
  expect(await gone).toBe('absent');
  expect((await reader.check()).state).toBe('absent');
  plug();
  machine.lay(text);
  expect((await reader.check()).state).toBe('ok');
  expect(wordsOf(told)).toEqual(['read', 'removed', 'read']);
  await close();
});

test('[D-02] a line that another program holds is absent, and ours when it lets go', async () => {
  const server = await startSamvServer();
  const line = await startSerialLine(server.port);
  const opener = createSerialOpener(line.path, 115_200);
  const other = await opener.open(2_000);
  const reader = createSamvReader({ opener, now: () => 0 });
  expect((await reader.check()).state).toBe('absent');
  if (other.ok) await other.value.close();
  expect((await reader.check()).state).toBe('ok');
  await reader.close();
  await line.close();
  await server.close();
});

test('[D-02] cards are looked for between two checks too, as often as the limits say', async () => {
  const { reader, machine, close } = await openSamvBench('memory', {
    limits: { openMs: 1_000, writeMs: 1_000, answerMs: 5_000, readMs: 5_000, pollMs: 5 },
  });
  await reader.check();
  const read = new Promise<string>((resolve) => reader.onCard(({ kind }) => resolve(kind)));
  machine.lay(text);
  expect(await read).toBe('read');
  await close();
});
