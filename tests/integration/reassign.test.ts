import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TicketDetailReply, TicketReply } from '../../protocol/api.ts';
import type { ReassignPreviewReply, ReassignReply } from '../../protocol/reassign-api.ts';
import { type Client, signIn } from '../support/client.ts';
import { connect, followQueue } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let guide: Client;
let tellers: readonly Client[];
let taken: readonly TicketReply[];
const moves = '/halls/demo/reassignments';

beforeAll(async () => {
  app = await startApp();
  guide = await signIn(app, 'guide1');
  tellers = [await signIn(app, 'teller1'), await signIn(app, 'teller2')];
  for (const [index, teller] of tellers.entries()) await teller.post(`/halls/demo/windows/${index + 1}/open`);
});
afterAll(() => app.stop());

/** Twenty people wait for window 1 alone. */
beforeEach(async () => {
  const replies: TicketReply[] = [];
  for (let count = 0; count < 20; count += 1) {
    app.clock.advance(1_000);
    replies.push((await guide.post<TicketReply>('/halls/demo/tickets', { service: 6 })).body);
  }
  taken = replies;
  const there = await move({ window: '1', reason: '专窗' });
  expect(there.status).toBe(201);
  return async () => {
    for (const { id } of taken) await guide.post(`/halls/demo/tickets/${id}/cancel`);
  };
});

const named = () => taken.map(({ id }) => ({ ticket: id }));
const move = (body: object) => guide.post<ReassignReply & { code: string }>(moves, { tickets: named(), ...body });
const historyOf = async (id: string) =>
  (await guide.get<TicketDetailReply>(`/halls/demo/tickets/${id}`)).body.history.map((event) => event.type);

test('[B-15] twenty tickets: looked at first, called meanwhile left out, the others moved with time and order, and taken back', async () => {
  const desk = await connect(app, { headers: guide.headers });
  const queue = await followQueue(desk);
  const seen = queue.view.tickets.map(({ id, version }) => ({ ticket: id, version }));
  const before = queue.view.tickets.map(({ id, issuedAt, rankAt }) => ({ id, issuedAt, rankAt }));
  const wanted = { tickets: seen, pool: 'common' };
  const preview = await guide.post<ReassignPreviewReply>(`${moves}/preview`, wanted);
  expect(preview.status).toBe(200);
  expect(preview.body.left).toEqual([]);
  expect(preview.body.moves.map((one) => [one.number, one.aheadNow, one.aheadThen])).toEqual(
    taken.map(({ number }, index) => [number, index, index]),
  );

  await tellers[0]?.post('/halls/demo/windows/1/call-next');
  const done = await move({ ...wanted, reason: '窗口关闭' });
  expect(done.body.moved.length).toBe(19);
  expect(done.body.left).toMatchObject([
    { number: taken[0]?.number, code: 'ticket_not_waiting', detail: { zh: '该号不在等候中。' } },
  ]);
  const after = await queue.until((view) =>
    view.tickets.every((one) => one.window === null || one.status === 'called'),
  );
  expect(after.tickets.map(({ id, issuedAt, rankAt }) => ({ id, issuedAt, rankAt }))).toEqual(before);
  expect((await historyOf(taken[1]?.id ?? '')).filter((type) => type === 'TicketTransferred').length).toBe(2);

  app.clock.advance(119_000);
  const undone = await guide.post(`${moves}/${done.body.reassignment}/undo`);
  expect(undone.status).toBe(200);
  await queue.until((view) => view.tickets.every((one) => one.window === '1'));
  expect((await guide.post(`${moves}/${done.body.reassignment}/undo`)).body.code).toBe('nothing_to_undo');
  desk.close();
  await tellers[0]?.post('/halls/demo/windows/1/no-show', { reason: '离开' });
});

test('[B-15] nothing is taken back after one was called, or after two minutes', async () => {
  const first = await move({ pool: 'common', reason: '分流' });
  await tellers[1]?.post('/halls/demo/windows/2/call-next');
  expect((await guide.post(`${moves}/${first.body.reassignment}/undo`)).body.code).toBe('undo_not_possible');
  await tellers[1]?.post('/halls/demo/windows/2/no-show', { reason: '离开' });
  const second = await move({ window: '2', reason: '分流' });
  app.clock.advance(120_001);
  expect((await guide.post(`${moves}/${second.body.reassignment}/undo`)).body.code).toBe('undo_expired');
});

test('[B-15] a closed target is refused already in the preview; a version that is not the present one is reported', async () => {
  const closed = { tickets: named(), window: '4' };
  expect((await guide.post(`${moves}/preview`, closed)).body.code).toBe('transfer_target_closed');
  expect((await move({ window: '4', reason: '分流' })).body.code).toBe('transfer_target_closed');
  const old = [{ ticket: taken[0]?.id, version: 1 }, { ticket: taken[1]?.id }];
  const preview = await guide.post<ReassignPreviewReply>(`${moves}/preview`, { tickets: old, pool: 'common' });
  expect(preview.body.left).toMatchObject([{ number: taken[0]?.number, code: 'version_conflict' }]);
});

test('[B-15] [K-09] a teller may not move tickets in bulk', async () => {
  const body = { tickets: named(), pool: 'common', reason: '分流' };
  expect((await tellers[0]?.post(moves, body))?.body.code).toBe('forbidden');
});
