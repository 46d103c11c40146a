import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSocialCardBench, sampleCard } from '../../drivers/social-card-reader/simulator/test-bench.ts';
import type { CardAuthenticationReply, CardChallenge } from '../../protocol/agent-social-card.ts';
import { noCardHsm } from '../../queue-server/gateways/card-hsm/card-hsm.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const path = '/halls/demo/card-authentications';

let app: StartedApp;
let admin: Client;
let kiosk: Device;
beforeAll(async () => {
  app = await startApp();
  admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
});
afterAll(() => app.stop());

/** A simulated third-generation card has been put in, and waits for the server. */
async function openChallenge(foreignKeys = false) {
  const bench = await openSocialCardBench();
  const card = sampleCard({ version: '3.00' });
  card.pull({ foreignKeys });
  bench.terminal.insert(card);
  const event = await bench.told.next();
  if (event.kind !== 'challenge') throw new Error(`told ${event.kind}`);
  return { ...bench, card, challenge: event.challenge };
}

const sample: CardChallenge = {
  id: 'challenge-1',
  region: '510499',
  atr: '3B6D',
  algorithm: '03',
  cardId: '510499D1560000053330373030323200',
  inner: { source: '11'.repeat(8), factor: '22'.repeat(8) },
  outer: { source: '33'.repeat(8), factor: '44'.repeat(8) },
  terminal: '',
};

test('[D-03] a third-generation card is read at the kiosk with the server’s answer', async () => {
  const { reader, told, card, challenge } = await openChallenge();
  const reply = await kiosk.post<CardAuthenticationReply>(path, challenge);
  expect(reply.status).toBe(200);
  expect(await reader.authenticate({ challenge: challenge.id, answer: reply.body })).toEqual({ outcome: 'read' });
  expect(await told.next()).toMatchObject({ kind: 'read', card: { idNumber: card.facts.idNumber } });
});

test('[D-03] a forged card gives itself away by its own answer', async () => {
  const { reader, told, challenge } = await openChallenge(true);
  const { body: answer } = await kiosk.post<CardAuthenticationReply>(path, challenge);
  expect(await reader.authenticate({ challenge: challenge.id, answer })).toEqual({ outcome: 'failed' });
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'not-genuine' });
});

test('[D-03] the stand-in has no key for a card of a real region', async () => {
  const real = { ...sample, region: '999999', cardId: `999999${sample.cardId.slice(6)}` };
  expect((await kiosk.post(path, real)).body).toMatchObject({ status: 404, code: 'card_not_known' });
  expect((await kiosk.post(path, { ...sample, region: '510499', cardId: real.cardId })).body.code).toBe(
    'card_not_known',
  );
});

test('[D-03] tellers may ask for their own window, boards and managers may not', async () => {
  const teller = await signIn(app, 'teller1');
  expect((await teller.post(path, sample)).status).toBe(200);
  const board = await pair(app, admin, 'board');
  expect((await board.post(path, sample)).body.code).toBe('forbidden');
  expect((await (await signIn(app, 'manager')).post(path, sample)).body.code).toBe('forbidden');
});

test('[D-03] a challenge of another shape is refused, and none is ever logged', async () => {
  for (const wrong of [{}, { ...sample, cardId: 'X' }, { ...sample, terminal: 'a|b' }, { ...sample, more: 1 }]) {
    expect((await kiosk.post(path, wrong)).body.code).toBe('invalid_request');
  }
  expect(app.log.some((line) => line.includes(sample.cardId))).toBe(false);
});

test('[D-03] that the security module was asked is on record, with its outcome and nothing of the card', async () => {
  const read = async () => (await app.server.context.ledger.read('hall/demo', 0, 10_000)).slice(-2);
  await kiosk.post(path, sample);
  await kiosk.post(path, { ...sample, region: '999999', cardId: `999999${sample.cardId.slice(6)}` });
  const common = {
    type: 'IdentityResolved',
    device: kiosk.device,
    medium: 'social-security-card',
    codeDigest: null,
  };
  const [resolved, refused] = await read();
  expect(resolved?.data).toEqual({ ...common, at: app.clock.now(), outcome: 'resolved' });
  expect(refused?.data).toEqual({ ...common, at: app.clock.now(), outcome: 'card_not_known' });
  // The key of the request stands for a digest of what the card gave: it is not on record either.
  expect(resolved).toMatchObject({ commandId: null, fingerprint: null });
});

test('[D-03] where no security module is set up it says so', async () => {
  expect(await noCardHsm.authenticate(sample)).toEqual({ ok: false, error: { code: 'card_hsm_absent' } });
});
