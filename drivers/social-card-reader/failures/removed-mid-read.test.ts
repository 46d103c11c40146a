import { expect, test } from 'vitest';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';

test.each([0, 1, 3, 5, 7, 8])(
  '[D-03] a card taken out after %i commands was taken too early; nothing of it is told',
  async (commands) => {
    const { terminal, told } = await openSocialCardBench();
    terminal.removeAfter(commands);
    terminal.insert(sampleCard({ version: '2.00' }));
    expect(await told.next()).toEqual({ kind: 'failed', fault: 'removed-too-early' });
    terminal.insert(sampleCard());
    expect(await told.next()).toMatchObject({ kind: 'read' });
    expect(told.events).toHaveLength(2);
  },
);

test('[D-03] a third-generation card taken out while the server is asked was taken too early', async () => {
  const { reader, terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard({ version: '3.00' }));
  const event = await told.next();
  if (event.kind !== 'challenge') throw new Error(`told ${event.kind}`);
  terminal.remove();
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'removed-too-early' });
  expect(await reader.authenticate({ challenge: event.challenge.id, answer: null })).toEqual({ outcome: 'gone' });
});
