import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] a card that the reader keeps is told once and is a fault until staff have taken it out', async () => {
  const { reader, simulated, told, close } = await openBankCardBench();
  await reader.check();
  simulated.insert();
  simulated.pull({ keepsCards: true });
  const kept = told('kept');
  expect(await reader.eject()).toEqual(ok('kept'));
  await kept;
  expect((await reader.check()).state).toBe('fault');
  expect(await reader.read()).toEqual(err({ kind: 'refused', refusal: 'kept' }));
  simulated.pull({ keepsCards: false });
  simulated.empty();
  expect((await reader.check()).state).toBe('ok');
  await close();
});
