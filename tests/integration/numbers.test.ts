import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketReply, WindowActionReply } from '../../protocol/api.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let kiosks: Device[];
let tellers: Client[];
beforeAll(async () => {
  app = await startApp();
  const admin = await signIn(app, 'admin');
  kiosks = [await pair(app, admin, 'kiosk'), await pair(app, admin, 'kiosk')];
  tellers = await Promise.all(['teller1', 'teller2', 'teller3'].map((name) => signIn(app, name)));
  await Promise.all(tellers.map((teller, index) => teller.post(`/halls/demo/windows/${index + 1}/open`)));
});
afterAll(() => app.stop());

test('[B-01] 1,000 tickets asked for at once get 1,000 different numbers without a gap, each on record', async () => {
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => kiosks[index % 2]?.post<TicketReply>('/halls/demo/tickets', {})),
  );
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([201]));
  const numbers = answers
    .map((answer) => answer?.body.number ?? '')
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  expect(numbers).toEqual(Array.from({ length: 1000 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`));
  const recorded = await app.server.context.ledger.read('hall/demo', 0);
  const issued = recorded
    .filter((event) => event.type === 'TicketIssued')
    .map((event) => (event.data as TicketReply).number);
  expect(issued).toEqual(numbers);
}, 30_000);

test('[B-14] windows that call in the same tick get different tickets, in the order of the line', async () => {
  for (let round = 0; round < 10; round += 1) {
    const calls = await Promise.all(
      tellers.map((teller, index) => teller.post<WindowActionReply>(`/halls/demo/windows/${index + 1}/call-next`)),
    );
    const numbers = calls.map((call) => call.body.ticket?.number);
    expect([...numbers].sort()).toEqual([1, 2, 3].map((place) => `A${String(round * 3 + place).padStart(3, '0')}`));
    const steps = tellers.flatMap((teller, index) => ['start', 'finish'].map((step) => [teller, index, step] as const));
    for (const [teller, index, step] of steps) {
      expect((await teller.post(`/halls/demo/windows/${index + 1}/${step}`)).status).toBe(200);
    }
  }
});

test('[B-14] one window whose key is pressed twice in the same tick calls once', async () => {
  const [teller] = tellers;
  const calls = await Promise.all([1, 2, 3].map(() => teller?.post('/halls/demo/windows/1/call-next')));
  expect(calls.map((call) => call?.status).sort()).toEqual([200, 409, 409]);
});
