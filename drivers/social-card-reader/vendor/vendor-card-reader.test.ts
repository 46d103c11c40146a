import { afterEach, beforeEach, expect, test } from 'vitest';
import { packPin } from '../check-pin.ts';
import { type SimulatedVendorService, startVendorService } from '../simulator/simulated-vendor-service.ts';
import { benchNow, listenTo, sampleCard, type ToldEvents } from '../simulator/test-bench.ts';
import type { SocialCardReader } from '../social-card-reader.ts';
import { createVendorCardReader } from './vendor-card-reader.ts';
import { parseVendorReply } from './vendor-reply.ts';

/** A service that will not answer is waited for shortly. */
const answerMs = { usual: 5_000, silent: 300 };
const limits = { openMs: 5_000, answerMs: answerMs.usual, pollMs: 5 };
let service: SimulatedVendorService;
let reader: SocialCardReader;
let told: ToldEvents;
beforeEach(async () => {
  service = await startVendorService();
  reader = createVendorCardReader({ url: service.url, now: () => benchNow, limits });
  told = listenTo(reader, 15_000);
});
afterEach(async () => {
  await reader.close();
  await service.close();
});

test('[D-03] a card in the vendor’s reader is told once, and its removal too', async () => {
  expect(reader.getStatus().state).toBe('absent');
  expect((await reader.check()).state).toBe('ok');
  const card = sampleCard({ version: '2.00' });
  service.setCard(card);
  const { name, idNumber } = card.facts;
  expect(await told.next()).toEqual({ kind: 'read', card: { medium: 'social-security-card', name, idNumber } });
  service.setCard(null);
  expect(await told.next()).toEqual({ kind: 'removed' });
  expect(told.events).toHaveLength(2);
});

test.each([
  [-2201, 'not-verifiable'],
  [-2203, 'not-verifiable'],
  [-27266, 'wrong-card'],
  [-17, 'unreadable'],
] as const)('[D-03] the vendor’s error %i is told as %s, once', async (code, fault) => {
  service.failWith(code);
  await reader.check();
  expect(await told.next()).toEqual({ kind: 'failed', fault });
  service.failWith(0);
  expect(await told.next()).toEqual({ kind: 'removed' });
});

test('[D-03] a third-generation card in a reader without a security module is not verifiable', async () => {
  service.setCard(sampleCard({ version: '3.00' }));
  await reader.check();
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'not-verifiable' });
});

test('[D-03] a service that is silent is stalled, one that talks nonsense is a fault, one that hangs up is found again', async () => {
  service.setSilent(true);
  limits.answerMs = answerMs.silent;
  expect((await reader.check()).state).toBe('stalled');
  service.setSilent(false);
  limits.answerMs = answerMs.usual;
  service.say('<html>');
  expect((await reader.check()).state).toBe('fault');
  service.say(null);
  service.setCard(sampleCard());
  expect((await reader.check()).state).toBe('ok');
  expect((await told.next()).kind).toBe('read');
  service.dropConnections();
  expect((await told.next()).kind).toBe('removed');
  expect((await reader.check()).state).toBe('ok');
});

test('[D-03] without the service the reader is absent', async () => {
  await service.close();
  expect((await reader.check()).state).toBe('absent');
  service = await startVendorService();
});

test('[D-27] a card that lies there when the visitor goes is not told again, also when the service comes back', async () => {
  service.setCard(sampleCard());
  await reader.check();
  expect((await told.next()).kind).toBe('read');
  await reader.wipe();
  const lost = new Promise<void>((resolve) => {
    reader.onStatus(({ state }) => state === 'absent' && resolve());
  });
  service.dropConnections();
  await lost;
  expect((await reader.check()).state).toBe('ok');
  expect(told.events).toHaveLength(1);
  service.setCard(null);
  expect(await told.next()).toEqual({ kind: 'removed' });
  service.setCard(sampleCard());
  expect((await told.next()).kind).toBe('read');
});

test('[D-27] nor is one whose visitor goes while the service is away', async () => {
  service.setCard(sampleCard());
  await reader.check();
  expect((await told.next()).kind).toBe('read');
  service.dropConnections();
  expect((await told.next()).kind).toBe('removed');
  await reader.wipe();
  expect((await reader.check()).state).toBe('ok');
  expect(told.events).toHaveLength(2);
  service.setCard(null);
  expect((await told.next()).kind).toBe('removed');
  service.setCard(sampleCard());
  expect((await told.next()).kind).toBe('read');
});

test('[D-27] what is being read when the visitor goes is not told to the next one', async () => {
  service.setCard(sampleCard());
  const held = service.holdNext();
  const looking = reader.check();
  await held.whenAsked;
  await reader.wipe();
  held.letGo();
  expect((await looking).state).toBe('ok');
  expect(told.events).toEqual([]);
});

test('[D-03] no PIN is checked this way, and its bytes are forgotten', async () => {
  const digits = packPin('123456');
  expect(await reader.checkPin(digits)).toEqual({ outcome: 'not-offered' });
  expect([...digits]).toEqual([0, 0, 0]);
});

test.each([
  ['', 'malformed'],
  ['{', 'malformed'],
  ['{}', 'malformed'],
  ['0', 'malformed'],
  ['{"success":0}', 'malformed'],
  ['{"success":"x","pOutInfo":""}', 'malformed'],
  ['{"success":0,"pOutInfo":"510499|1|2|"}', 'malformed'],
  ['-2', 'no-card'],
  ['{"success":-2201}', 'not-verifiable'],
  ['510499|510499194403070023|X|A|测试甲|0|1.00|20240101|20341231|||', 'unreadable'],
  ['510499|510499194403070022|X|A||0|1.00|20240101|20341231|||', 'unreadable'],
])('[D-03] the reply %j is %s', (text, refusal) => {
  expect(parseVendorReply(text)).toEqual({ ok: false, error: refusal });
});
