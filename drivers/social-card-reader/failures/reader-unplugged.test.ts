import { expect, test } from 'vitest';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';

test('[D-03] a reader that goes takes its card along, and is absent until it is back', async () => {
  const { reader, terminal, told } = await openSocialCardBench();
  const states: string[] = [];
  reader.onStatus(({ state }) => states.push(state));
  terminal.insert(sampleCard());
  expect((await told.next()).kind).toBe('read');
  terminal.setState('absent');
  expect(await told.next()).toEqual({ kind: 'removed' });
  terminal.setState('ok');
  expect(states).toEqual(['absent', 'ok']);
});

test('[D-03] a reader that goes in the middle of a reading is the reader’s fault, not the visitor’s', async () => {
  const { terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard());
  terminal.setState('absent');
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'reader-absent' });
});
