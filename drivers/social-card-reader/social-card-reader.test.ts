import { describe, expect, test } from 'vitest';
import { createChipCardReader } from './chip-card-reader.ts';
import { createSimulatedTerminal } from './simulator/simulated-terminal.ts';
import { benchLimits, benchNow, openSocialCardBench, sampleCard } from './simulator/test-bench.ts';
import { describeSocialCardReader } from './social-card-reader-contract.ts';

describe('[D-03] [D-26] driver and simulator of social-security cards keep the contract that the real card service keeps', () => {
  describeSocialCardReader('a terminal in memory', async () => {
    const terminal = createSimulatedTerminal();
    const reader = createChipCardReader({ terminal, now: () => benchNow, limits: benchLimits });
    return { reader, insert: terminal.insert, remove: terminal.remove, close: () => reader.close() };
  });
});

test('[D-03] a reader is absent until it has been asked', () => {
  const reader = createChipCardReader({ terminal: createSimulatedTerminal(), now: () => benchNow });
  expect(reader.getStatus().state).toBe('absent');
});

test.each([
  ['测试㐂', '2.00'],
  ['测试䶮', '1.00'],
  ['阿卜杜热西提买买提艾力测试甲乙', '2.00'],
  ['阿卜杜热西提买买提艾力测试甲乙丙丁戊', '2.00'],
] as const)('[D-03] the name %s comes through whole, also where it goes on in the extension', async (name, version) => {
  const { terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard({ name, version, hasNameExtension: true }));
  expect(await told.next()).toMatchObject({ kind: 'read', card: { name } });
});

test('[D-03] a card without the file item of long names is read', async () => {
  const { terminal, told } = await openSocialCardBench();
  const card = sampleCard({ version: '2.00', hasNameExtension: false });
  terminal.insert(card);
  expect(await told.next()).toMatchObject({ kind: 'read' });
  expect(card.seen()).toContain('00b24e00');
});

test('[D-03] of a card nothing is read that is not needed', async () => {
  const { terminal, told } = await openSocialCardBench();
  const card = sampleCard();
  terminal.insert(card);
  await told.next();
  expect(card.seen().filter((command) => command.startsWith('00b2'))).toEqual(
    ['03', '01', '06', '08', '09', '4e'].map((tag) => `00b2${tag}00`),
  );
});

test('[D-03] a second card means that the first one was taken out', async () => {
  const { terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard());
  await told.next();
  terminal.insert(sampleCard());
  expect([(await told.next()).kind, (await told.next()).kind]).toEqual(['removed', 'read']);
});
