import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TicketReply, WindowActionReply } from '../../protocol/api.ts';
import type { Problem } from '../../protocol/problems.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const window = '/halls/demo/windows/3';

let app: StartedApp;
let kiosk: Device;
let pager: Device;
/** Two screens of one teller, each with a session of its own. */
let desk: Client;
let tablet: Client;
beforeAll(async () => {
  app = await startApp();
  const admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
  pager = await pair(app, admin, 'call-terminal', '3');
  [desk, tablet] = [await signIn(app, 'teller1'), await signIn(app, 'teller1')];
  await desk.post(`${window}/open`);
});
afterAll(() => app.stop());

/** The ticket that the window serves when a test begins, and the one that waits behind it. */
let served: TicketReply;
let waiting: TicketReply;
beforeEach(async () => {
  for (const step of ['start', 'finish']) await desk.post(`${window}/${step}`);
  served = (await kiosk.post<TicketReply>('/halls/demo/tickets')).body;
  waiting = (await kiosk.post<TicketReply>('/halls/demo/tickets')).body;
  await desk.post(`${window}/call-next`, { ticket: served.id, reason: '照顾' });
  const begun = await desk.post<WindowActionReply>(`${window}/start`);
  expect(begun.body.ticket).toMatchObject({ id: served.id, status: 'serving' });
});

function act(client: Client, step: string, body: object = {}) {
  return client.post<WindowActionReply & Problem>(`${window}/${step}`, body);
}

async function lengthOfLedger(): Promise<number> {
  return (await app.server.context.ledger.read('hall/demo', 0)).length;
}

const lateSteps: [string, object][] = [
  ['recall', {}],
  ['start', {}],
  ['no-show', { reason: '本人离开' }],
  ['hold', { reason: '等待材料' }],
  ['transfer', { pool: 'common', reason: '设备故障' }],
  ['finish', { outcome: 'consultation' }],
  ['call-next', { finishCurrent: true }],
];

test('[B-14] what a screen asks for a ticket that has left the window is refused in words, and nothing happens', async () => {
  const next = await act(tablet, 'call-next', {
    finishCurrent: true,
    current: served.id,
    ticket: waiting.id,
    reason: '照顾',
  });
  expect(next.body.ticket).toMatchObject({ id: waiting.id });
  const before = await lengthOfLedger();
  for (const [step, body] of lateSteps) {
    const late = await act(desk, step, { ...body, current: served.id });
    expect(late.body, step).toMatchObject({
      status: 409,
      code: 'ticket_changed',
      detail: '窗口上的号已不是您看到的那个，这一步没有执行。请看清现在的号再操作。',
      ticket: { id: waiting.id, number: waiting.number, status: 'called' },
    });
  }
  expect(await lengthOfLedger()).toBe(before);
});

test('[B-14] a ticket that was called away from a window leaves none for a late press', async () => {
  const guide = await signIn(app, 'guide1');
  expect((await guide.post(`/halls/demo/tickets/${served.id}/transfer`, { pool: 'common' })).status).toBe(200);
  const late = await act(desk, 'finish', { current: served.id });
  expect(late.body).toMatchObject({ code: 'ticket_changed', ticket: null });
});

test('[B-14] two screens that finish the same ticket at once finish it once, and nobody else', async () => {
  const ends = [desk, tablet].map((screen) => act(screen, 'call-next', { finishCurrent: true, current: served.id }));
  const answers = await Promise.all(ends);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('ticket_changed');
});

test('[B-14] a call terminal, which shows no ticket, names none and acts on the one that is there', async () => {
  const held = await act(pager, 'hold', { reason: '等待材料' });
  expect(held.body.ticket).toMatchObject({ id: served.id, status: 'held' });
  await act(pager, 'call-next');
  expect((await act(desk, 'finish', { current: served.id })).body.code).toBe('ticket_changed');
  expect((await act(pager, 'start')).status).toBe(200);
  expect((await act(pager, 'finish')).status).toBe(200);
  await act(desk, 'resume', { ticket: served.id });
});

test('[B-12] [B-14] a repeated press gets its first answer, also when the window has another ticket by then', async () => {
  const press = (body: object) => desk.post<WindowActionReply>(`${window}/finish`, body, 'F9');
  const first = await press({ current: served.id });
  expect(first.body.ticket).toMatchObject({ id: served.id, status: 'done' });
  await act(tablet, 'call-next');
  expect((await press({ current: served.id })).text).toBe(first.text);
  expect((await press({ current: waiting.id })).body).toMatchObject({ code: 'idempotency_key_reused' });
});
