import { expect, test } from 'vitest';
import { checkPin, packPin } from '../check-pin.ts';
import { createScriptedLink } from '../simulator/scripted-link.ts';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';
import { virtualCardPin } from '../simulator/virtual-card.ts';

test.each([
  ['9000', { outcome: 'right' }],
  ['63C2', { outcome: 'wrong', triesLeft: 2 }],
  ['63C0', { outcome: 'blocked' }],
  ['6983', { outcome: 'blocked' }],
  ['6F00', { outcome: 'broken-off' }],
  ['6C03', { outcome: 'broken-off' }],
  ['90', { outcome: 'broken-off' }],
  ['', { outcome: 'broken-off' }],
  [null, { outcome: 'broken-off' }],
] as const)('[D-03] a PIN answered %s is %j, and is shown exactly once', async (answer, outcome) => {
  const link = createScriptedLink([['00200000 03 123456', answer]]);
  const digits = packPin('123456');
  expect(await checkPin(link, digits)).toEqual(outcome);
  expect(link.sent()).toHaveLength(1);
  expect([...digits]).toEqual([0, 0, 0]);
});

test('[D-03] three wrong PINs block the card, which says so from then on', async () => {
  const { reader, terminal, told } = await openSocialCardBench();
  const card = sampleCard();
  terminal.insert(card);
  await told.next();
  const outcomes = [];
  for (const pin of ['000001', '000002', '000003', virtualCardPin]) outcomes.push(await reader.checkPin(packPin(pin)));
  expect(outcomes).toEqual([
    { outcome: 'wrong', triesLeft: 2 },
    { outcome: 'wrong', triesLeft: 1 },
    { outcome: 'blocked' },
    { outcome: 'blocked' },
  ]);
  expect(card.pinTriesLeft()).toBe(0);
});

test('[D-03] a PIN without a card is shown to nobody, and forgotten', async () => {
  const { reader } = await openSocialCardBench();
  const digits = packPin('123456');
  expect(await reader.checkPin(digits)).toEqual({ outcome: 'no-card' });
  expect([...digits]).toEqual([0, 0, 0]);
});

test('[D-03] a card taken out while its PIN is checked breaks off', async () => {
  const { reader, terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard());
  await told.next();
  terminal.removeAfter(0);
  expect(await reader.checkPin(packPin('123456'))).toEqual({ outcome: 'broken-off' });
  expect(await told.next()).toEqual({ kind: 'removed' });
});
