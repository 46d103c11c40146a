import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] [D-27] what is read of a card that its visitor is to get back meanwhile is told to nobody', async () => {
  const { reader, simulated, close } = await openBankCardBench();
  await reader.check();
  simulated.insert();
  const read = reader.read();
  expect(await reader.eject()).toEqual(ok('ejected'));
  expect(await read).toEqual(err({ kind: 'refused', refusal: 'removed-too-early' }));
  await close();
});
