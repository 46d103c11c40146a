import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createStreamPort } from './stream-port.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
}

test('a port that stays open for months keeps nothing of the writes that went through it', async () => {
  const stream = new PassThrough();
  const port = createStreamPort(stream, { end: () => stream.end(), abort: () => stream.destroy() });
  const question = Uint8Array.of(0x10, 0x04, 0x01);
  async function ask(times: number): Promise<void> {
    for (let left = times; left > 0; left -= 1) await port.sink.write(question, 1_000);
  }
  await ask(1_000);
  const before = heapMegabytes();
  await ask(40_000);
  expect(heapMegabytes() - before).toBeLessThan(4);
  await port.close();
});
