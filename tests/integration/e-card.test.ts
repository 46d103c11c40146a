import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindTicketsReply, TicketReply } from '../../protocol/api.ts';
import type { ECardReply } from '../../protocol/e-card-api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { HallEvent } from '../../queue-server/domain/hall.ts';
import { eCardsNotOffered } from '../../queue-server/gateways/e-card/e-card-gateway.ts';
import { createClient, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const path = '/halls/demo/e-cards/read';
const person = { name: '测试甲', idNumber: '510499194403070022' };

let app: StartedApp;
let kiosk: Device;
let other: Device;
beforeAll(async () => {
  app = await startApp();
  const admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
  other = await pair(app, admin, 'kiosk');
});
afterAll(() => app.stop());

let codes = 0;
/** A code of the demo's authority, never the same twice. */
function code({ name, idNumber } = person, lifeMs = 60_000): string {
  codes += 1;
  const body = JSON.stringify([idNumber, name, app.clock.now() + lifeMs + codes]);
  return `ESSC1.${Buffer.from(body).toString('base64url')}`;
}
const scan = (token: string, device = kiosk) => device.post<ECardReply & Problem>(path, { token });

test('[D-10] a scanned electronic social-security card is its holder, who takes and finds a ticket with it', async () => {
  const read = await scan(code());
  expect(read.body.holder).toEqual({ medium: 'e-social-security-card', ...person });
  const { holder } = read.body;
  const taken = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6, holder });
  expect(taken.body.number).toMatch(/^Y/);
  const card = { medium: 'resident-id-card', ...person };
  const found = await kiosk.post<FindTicketsReply>('/halls/demo/tickets/find', { holder: card });
  expect(found.body.tickets.map(({ id }) => id)).toEqual([taken.body.id]);
});

test('[D-10] a code that has expired is told so, with what to do', async () => {
  const answer = await scan(code(person, -1_000));
  expect(answer).toMatchObject({ status: 410, body: { code: 'e_card_expired' } });
  expect(answer.body.detail).toContain('刷新');
});

test('[D-10] a code opens one session at one kiosk; that kiosk may ask again where the answer was lost', async () => {
  const token = code();
  expect((await scan(token)).status).toBe(200);
  expect((await scan(token)).status).toBe(200);
  expect((await scan(token, other)).body.code).toBe('e_card_expired');
  app.clock.advance(31_000);
  expect((await scan(token)).body.code).toBe('e_card_expired');
});

test.each([
  ['what is no code', 'ESSC1.bm90LWFuLWFycmF5', 'e_card_unknown'],
  ['another country’s code', 'XXXX1.bm90LWFuLWFycmF5', 'e_card_unknown'],
  ['blanks inside', 'ESSC1.bm90 LWFuLWFycmF5', 'invalid_request'],
])('[D-10] %s is refused', async (_, token, refusal) => {
  expect((await scan(token)).body.code).toBe(refusal);
});

test('[D-10] a number that cannot be right is refused, whatever the authority says', async () => {
  expect((await scan(code({ ...person, idNumber: '510499194403070023' }))).body.code).toBe('invalid_id_number');
});

test('[D-10] only a kiosk may ask, and the code stands in no log', async () => {
  const guide = await signIn(app, 'guide1');
  const token = code();
  expect((await guide.post(path, { token })).status).toBe(403);
  await scan(token);
  const log = app.log.join('\n');
  expect(log).not.toContain(token.slice(6, 30));
  expect(log).not.toContain(person.idNumber);
});

test('[D-10] a hall without an agreement says so', async () => {
  expect(await eCardsNotOffered.resolve(code())).toEqual({ ok: false, error: { code: 'e_card_not_offered' } });
});

test('[B-04] the foreigner’s permit of 2017: its number tells no age, the birth day beside it does', async () => {
  const permit = { medium: 'resident-id-card', paper: 'foreigner-permit', name: 'TEST ANNA' };
  const take = (holder: object) => kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6, holder });
  const old = await take({ ...permit, idNumber: 'XXA510499300312', birthDay: '1930-03-12' });
  expect(old.body.number).toMatch(/^Y/);
  const young = await take({ ...permit, idNumber: 'XXA510499990312', birthDay: '1999-03-12' });
  expect(young.body.number).not.toMatch(/^Y/);
  const unborn = await take({ ...permit, idNumber: 'XXA510499990313', birthDay: '2099-03-12' });
  expect(unborn.status).toBe(201);
  expect(unborn.body.number).not.toMatch(/^Y/);
});

/** What the ledger has recorded of the cards that were asked about, oldest first. */
async function recorded() {
  const envelopes = await app.server.context.ledger.read('hall/demo', 0, 10_000);
  return envelopes
    .filter(({ type }) => type === 'IdentityResolved')
    .map(({ data, actor }) => ({ ...(data as HallEvent), actor }));
}

test('[D-10] each question to the authority is on record with its outcome, and nothing of the person or the code', async () => {
  const before = (await recorded()).length;
  const token = code();
  await scan(token);
  await scan(token, other);
  await scan(code({ ...person, idNumber: '510499194403070023' }));
  const events = (await recorded()).slice(before);
  const common = { medium: 'e-social-security-card', device: kiosk.device, actor: `device:${kiosk.device}` };
  expect(events).toMatchObject([
    { ...common, outcome: 'resolved' },
    { outcome: 'e_card_expired', device: other.device, codeDigest: null },
    { ...common, outcome: 'invalid_id_number', codeDigest: null },
  ]);
  const text = JSON.stringify(events);
  for (const secret of [person.idNumber, person.name, token, token.slice(6)]) expect(text).not.toContain(secret);
});

test('[D-10] a code that was used stays used when the server has been restarted', async () => {
  const token = code();
  expect((await scan(token)).status).toBe(200);
  app = await app.restart();
  const from = ({ token: own }: Device) => createClient(app, { authorization: `Bearer ${own}` });
  expect((await from(other).post<Problem>(path, { token })).body.code).toBe('e_card_expired');
  expect((await from(kiosk).post<ECardReply>(path, { token })).status).toBe(200);
  app.clock.advance(31_000);
  expect((await from(kiosk).post<Problem>(path, { token })).body.code).toBe('e_card_expired');
});
