import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSocialCardBench, type SocialCardBench, sampleCard } from '../simulator/test-bench.ts';

let bench: SocialCardBench;
beforeEach(async () => {
  bench = await openSocialCardBench();
});
afterEach(() => bench.reader.close());

/** The reader is back with the card in it: that one is told of again only when it has been taken out and put in. */
async function expectForgotten(): Promise<void> {
  const { reader, terminal, told } = bench;
  terminal.setState('ok');
  terminal.insert(sampleCard());
  // Whatever is read is read by then.
  expect(await reader.authenticate({ challenge: 'no-such-one', answer: null })).toEqual({ outcome: 'gone' });
  terminal.remove();
  expect(await told.next()).toEqual({ kind: 'removed' });
  terminal.insert(sampleCard());
  expect(await told.next()).toMatchObject({ kind: 'read' });
}

test('[D-27] a card that its visitor left is not read anew when its reader restarts: the next visitor is somebody else', async () => {
  const { reader, terminal, told } = bench;
  terminal.insert(sampleCard());
  expect(await told.next()).toMatchObject({ kind: 'read' });
  await reader.wipe();
  terminal.setState('absent');
  expect(await told.next()).toEqual({ kind: 'removed' });
  await expectForgotten();
  expect(told.events).toHaveLength(4);
});

test('[D-27] nor is one whose visitor goes while the reader is away', async () => {
  const { reader, terminal, told } = bench;
  terminal.insert(sampleCard());
  expect(await told.next()).toMatchObject({ kind: 'read' });
  terminal.setState('absent');
  expect(await told.next()).toEqual({ kind: 'removed' });
  await reader.wipe();
  await expectForgotten();
});

test('[D-03] one whose visitor is still there is read anew, and so is the first one after a reader came back empty', async () => {
  const { terminal, told } = bench;
  terminal.insert(sampleCard());
  expect(await told.next()).toMatchObject({ kind: 'read' });
  for (const _restart of [1, 2]) {
    terminal.setState('absent');
    expect(await told.next()).toEqual({ kind: 'removed' });
    terminal.setState('ok');
    terminal.insert(sampleCard());
    expect(await told.next()).toMatchObject({ kind: 'read' });
  }
});
