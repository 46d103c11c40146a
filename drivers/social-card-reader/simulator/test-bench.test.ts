import { expect, test } from 'vitest';
import { createListeners } from '../../listeners.ts';
import type { SocialCardEvent } from '../social-card-reader.ts';
import { listenTo } from './test-bench.ts';

test('a wait for an event that came too late loses nothing of what is told after it', async () => {
  const cards = createListeners<[SocialCardEvent]>();
  const told = listenTo({ onCard: cards.add }, 20);
  await expect(told.next()).rejects.toThrow('nothing told');
  cards.tell({ kind: 'removed' });
  expect(await told.next()).toEqual({ kind: 'removed' });
});
