import { expect, test } from 'vitest';
import type { CardChallenge } from '../../../protocol/agent-social-card.ts';
import { openSocialCardBench, type SocialCardBench, sampleCard } from '../simulator/test-bench.ts';
import { serverAnswer } from '../social-card-reader-contract.ts';

async function challengeOf({ terminal, told }: SocialCardBench, foreignKeys = false): Promise<CardChallenge> {
  const card = sampleCard({ version: '3.00' });
  card.pull({ foreignKeys });
  terminal.insert(card);
  const event = await told.next();
  if (event.kind !== 'challenge') throw new Error(`told ${event.kind}`);
  return event.challenge;
}

test('[D-03] the challenge holds what the server needs, and nothing of the holder', async () => {
  const challenge = await challengeOf(await openSocialCardBench());
  expect(challenge).toMatchObject({ region: '510499', algorithm: '03', terminal: '' });
  expect(challenge.atr).toMatch(/^3B6D/);
  expect(JSON.stringify(challenge)).not.toContain('510499194403070022');
});

test('[D-03] a server without keys, or none at all, leaves the card unread', async () => {
  const bench = await openSocialCardBench();
  const { id } = await challengeOf(bench);
  expect(await bench.reader.authenticate({ challenge: id, answer: null })).toEqual({ outcome: 'failed' });
  expect(await bench.told.next()).toEqual({ kind: 'failed', fault: 'not-verifiable' });
});

test('[D-03] a server that takes too long leaves the card unread, and its late answer is refused', async () => {
  const bench = await openSocialCardBench({ challengeMs: 20 });
  const challenge = await challengeOf(bench);
  expect(await bench.told.next()).toEqual({ kind: 'failed', fault: 'not-verifiable' });
  const late = { challenge: challenge.id, answer: serverAnswer(challenge) };
  expect(await bench.reader.authenticate(late)).toEqual({ outcome: 'gone' });
});

test('[D-03] a card that answers otherwise than the server expects is not genuine, and is shown nothing', async () => {
  const bench = await openSocialCardBench();
  const challenge = await challengeOf(bench, true);
  const answered = await bench.reader.authenticate({ challenge: challenge.id, answer: serverAnswer(challenge) });
  expect(answered).toEqual({ outcome: 'failed' });
  expect(await bench.told.next()).toEqual({ kind: 'failed', fault: 'not-genuine' });
});

test('[D-03] a card that does not accept the server’s answer stays unread', async () => {
  const bench = await openSocialCardBench();
  const challenge = await challengeOf(bench);
  const answer = { ...serverAnswer(challenge), outerValue: '00'.repeat(16) };
  expect(await bench.reader.authenticate({ challenge: challenge.id, answer })).toEqual({ outcome: 'failed' });
  expect(await bench.told.next()).toEqual({ kind: 'failed', fault: 'not-verifiable' });
});

test('[D-27] a challenge dies when the visitor goes', async () => {
  const bench = await openSocialCardBench();
  const challenge = await challengeOf(bench);
  await bench.reader.wipe();
  const answered = await bench.reader.authenticate({ challenge: challenge.id, answer: serverAnswer(challenge) });
  expect(answered).toEqual({ outcome: 'gone' });
  bench.terminal.remove();
  expect(await bench.told.next()).toEqual({ kind: 'removed' });
});
