import { afterEach, expect, test } from 'vitest';
import type { CardChallenge } from '../../protocol/agent-social-card.ts';
import { err, ok } from '../../protocol/result.ts';
import { createStatusHolder } from '../device.ts';
import type { TellPage } from '../plugin.ts';
import { noRecorder, type Recorder } from './recorder.ts';
import { next, type PageSocket, startAgentAround, type TestAgent } from './test-agent.ts';

let agent: TestAgent | null = null;
afterEach(() => agent?.close());

const card = { medium: 'social-security-card', name: '测试甲', idNumber: '510499194403070022' } as const;
const randoms = { source: '0011223344556677', factor: '8899AABBCCDDEEFF' };
const challenge: CardChallenge = {
  id: 'challenge-1',
  region: '510499',
  atr: '3B00',
  algorithm: '00',
  cardId: '510499D1560000053330373030323200',
  inner: randoms,
  outer: randoms,
  terminal: '',
};

/** A card reader told by the test what it sees, beside a recorder of the test. */
async function start(begin: Recorder['begin']): Promise<{ tell: TellPage; page: PageSocket; heard: string[] }> {
  const { getStatus, onStatus } = createStatusHolder(() => 0);
  const told: { tell: TellPage } = { tell: () => undefined };
  const plugged = {
    device: {
      part: 'social-card-reader',
      getStatus,
      onStatus,
      check: async () => getStatus(),
      close: async () => undefined,
    } as const,
    tellPage(tell: TellPage) {
      told.tell = tell;
      return () => undefined;
    },
    close: async () => undefined,
  };
  const parts = { all: [{ key: 'socialCard', fitted: true, plugged }], close: async () => undefined };
  agent = await startAgentAround({ parts, recorder: { ...noRecorder, begin } });
  const page = agent.connect();
  const heard: string[] = [];
  page.onAny((name: string) => name !== 'agent:status' && heard.push(name));
  await next(page, 'agent:status');
  return { tell: told.tell, page, heard };
}

test('[D-24] what happens at the devices is told in the order in which it happened, however slow the disk is', async () => {
  const writes: (() => void)[] = [];
  const { tell, page, heard } = await start(() => new Promise((resolve) => writes.push(() => resolve(ok(undefined)))));
  tell('card:removed', 'social-card-reader');
  // Needs no writing down.
  tell('social-card:challenge', challenge);
  const last = next(page, 'social-card:challenge');
  await expect.poll(() => writes.length).toBe(1);
  for (const write of writes) write();
  await last;
  expect(heard).toEqual(['card:removed', 'social-card:challenge']);
});

test('[D-27] a card that still waits for the disk when its visitor goes is told to nobody, its removal is', async () => {
  let letGo = (): void => undefined;
  const disk = new Promise<void>((resolve) => (letGo = resolve));
  let writes = 0;
  const { tell, page, heard } = await start(async () => {
    writes += 1;
    await disk;
    return ok(undefined);
  });
  tell('card:read', card, 'social-card-reader');
  tell('social-card:challenge', challenge);
  tell('scan:read', { kind: 'e-card', token: 'ESSC1.of-the-one-who-has-gone' });
  await expect.poll(() => writes).toBe(1);
  await agent?.call('/session/wipe', {});
  const removed = next(page, 'card:removed');
  tell('card:removed', 'social-card-reader');
  letGo();
  await removed;
  expect(heard).toEqual(['card:removed']);
  const read = next(page, 'card:read');
  tell('card:read', card, 'social-card-reader');
  expect(await read).toEqual(card);
});

test('[D-24] [D-27] while nothing can be written down no card is told, but that one has gone is', async () => {
  const { tell, page, heard } = await start(async () => err('full'));
  tell('card:read', card, 'social-card-reader');
  const removed = next(page, 'card:removed');
  tell('card:removed', 'social-card-reader');
  await removed;
  expect(heard).toEqual(['card:removed']);
});
