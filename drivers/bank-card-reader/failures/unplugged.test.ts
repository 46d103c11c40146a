import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] without its cable it is absent, mute it is stalled; when it is back, a card taken meanwhile is told as removed', async () => {
  const { reader, simulated, told, close } = await openBankCardBench();
  await reader.check();
  const inserted = told('inserted');
  simulated.insert();
  await inserted;
  simulated.pull({ unplugged: true });
  expect(await reader.read()).toEqual(err({ kind: 'failed', state: 'absent' }));
  simulated.take();
  const removed = told('removed');
  simulated.pull({ unplugged: false });
  expect((await reader.check()).state).toBe('ok');
  await removed;
  simulated.pull({ mute: true });
  expect((await reader.check()).state).toBe('stalled');
  await close();
});
