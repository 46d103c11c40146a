import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createBankCardReader } from '../bank-card-reader.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] [D-27] a card that could not be given back to its visitor is, once the reader is there again', async () => {
  const { reader, simulated, told, close } = await openBankCardBench();
  await reader.check();
  const inserted = told('inserted');
  simulated.insert();
  await inserted;
  simulated.pull({ unplugged: true });
  expect(await reader.eject()).toEqual(err('absent'));
  simulated.pull({ unplugged: false });
  const removed = told('removed');
  expect((await reader.check()).state).toBe('ok');
  await removed;
  expect(simulated.getStrings().card).toBe('none');
  simulated.insert();
  expect((await reader.check()).state).toBe('ok');
  expect(simulated.getStrings().card).toBe('in');
  await close();
});

test('[D-08] one that will not come out is a fault, told once, until it is out', async () => {
  let isJammed = true;
  const states: string[] = [];
  const reader = createBankCardReader(
    {
      findCard: async () => ok('in'),
      read: async () => ok('unreadable'),
      eject: async () => (isJammed ? err('fault') : ok('ejected')),
      onNews: () => () => undefined,
      close: async () => undefined,
    },
    () => 0,
  );
  await reader.check();
  reader.onStatus(({ state }) => states.push(state));
  expect(await reader.eject()).toEqual(err('fault'));
  await reader.check();
  await reader.check();
  expect(states).toEqual(['fault']);
  isJammed = false;
  expect((await reader.check()).state).toBe('ok');
});

test('[D-08] where none was in, the next visitor keeps the own one', async () => {
  const { reader, simulated, told, close } = await openBankCardBench();
  simulated.pull({ unplugged: true });
  expect(await reader.eject()).toEqual(err('absent'));
  simulated.pull({ unplugged: false });
  await reader.check();
  const inserted = told('inserted');
  simulated.insert();
  await inserted;
  await reader.check();
  expect((await reader.read()).ok).toBe(true);
  await close();
});

test('[D-08] [D-27] the next visitor does not read it, however soon', async () => {
  const { reader, simulated, close } = await openBankCardBench();
  await reader.check();
  simulated.insert();
  simulated.pull({ mute: true });
  expect(await reader.eject()).toEqual(err('stalled'));
  simulated.pull({ mute: false });
  expect(await reader.read()).toEqual(err({ kind: 'refused', refusal: 'no-card' }));
  expect(await reader.eject()).toEqual(ok('no-card'));
  await close();
});
