import { expect, test } from 'vitest';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';

test('[D-03] a card put in the wrong way round has no answer to reset; it is named, once, and its removal is told', async () => {
  const { terminal, told } = await openSocialCardBench();
  const card = sampleCard();
  card.pull({ mute: true });
  terminal.insert(card);
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'no-chip-answer' });
  terminal.remove();
  expect(await told.next()).toEqual({ kind: 'removed' });
  expect(card.seen()).toEqual([]);
});

test('[D-03] a chip that falls silent in the middle is named the same, and the next card is read', async () => {
  const { terminal, told } = await openSocialCardBench();
  const card = sampleCard();
  card.pull({ commandsLeft: 3 });
  terminal.insert(card);
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'no-chip-answer' });
  terminal.insert(sampleCard());
  expect(await told.next()).toEqual({ kind: 'removed' });
  expect(await told.next()).toMatchObject({ kind: 'read' });
});
