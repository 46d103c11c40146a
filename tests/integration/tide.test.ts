import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import type { OutlookReply } from '../../protocol/manager-api.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { followTide } from '../../queue-server/app/foresight/run-foresight.ts';
import { freeTellers } from '../../queue-server/app/free-tellers.ts';
import type { Hall } from '../../queue-server/app/hall.ts';
import { system } from '../../queue-server/domain/actor.ts';
import { type Client, pair, signIn } from '../support/client.ts';
import { connect, followBoard } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let hall: Hall;
let manager: Client;
let guide: Client;
beforeEach(async () => {
  app = await startApp();
  const demo = app.server.context.halls.get('demo' as HallId);
  if (!demo) throw new Error('the demo hall is not served');
  hall = demo;
  manager = await signIn(app, 'manager');
  guide = await signIn(app, 'guide1');
  const teller = await signIn(app, 'teller1');
  await teller.post('/halls/demo/windows/1/open');
});
afterEach(() => app.stop());

const outlook = async () => (await manager.get<OutlookReply>('/halls/demo/outlook')).body;

/** So many people come at once, and the rule looks once a minute. */
async function crowd(people: number, minutes: number): Promise<void> {
  for (let count = 0; count < people; count += 1) await guide.post('/halls/demo/tickets', { service: 6 });
  for (let minute = 0; minute < minutes; minute += 1) {
    app.clock.advance(60_000);
    await followTide(hall, freeTellers(app.server.context, hall), app.clock);
  }
}

async function setMode(mode: 'advice' | 'automatic' | 'off'): Promise<void> {
  const config = { ...hall.config(), tidal: { ...hall.config().tidal, mode } };
  const command = { type: 'ConfigureHall', at: app.clock.now(), actor: system, config } as const;
  const done = await hall.writer.submit(command, { actor: 'test', commandId: null, fingerprint: null });
  expect(done.ok).toBe(true);
}

describe('tidal advice at a running hall', () => {
  test('[B-08] held above the threshold it advises to open, with its reason; without a teller it says so', async () => {
    await crowd(20, 2);
    expect((await outlook()).tide.advice).toBeNull();
    await crowd(0, 1);
    const { advice, freeTellers: free } = (await outlook()).tide;
    expect(free).toBe(0);
    expect(advice).toMatchObject({ kind: 'open', window: 'T1', windowLabel: '9', teller: 'missing' });
    expect(advice?.grounds.rule).toBe('threshold');
    expect(advice?.grounds.peakMinutes).toBeGreaterThan(12);
    const answer = await manager.post(`/halls/demo/tide/${advice?.id}/answer`, { accept: true });
    expect(answer.body).toMatchObject({ status: 409, code: 'no_qualified_teller' });
  });

  test('[B-08] the manager accepts, the window is on its way, a teller opens it, the board shows and says it', async () => {
    const board = await pair(app, await signIn(app, 'admin'), 'board');
    const socket = await connect(app, { auth: { token: board.token } });
    const shown = await followBoard(socket);
    const teller = await signIn(app, 'teller9');
    await crowd(20, 3);
    const { advice, freeTellers: free } = (await outlook()).tide;
    expect([advice?.teller, free]).toEqual(['signed-in', 1]);
    expect((await manager.post(`/halls/demo/tide/${advice?.id}/answer`, { accept: true })).status).toBe(200);
    expect((await outlook()).tide).toMatchObject({ advice: null, opening: ['T1'] });
    const wanted = async () =>
      (await teller.get<StaffQueueView>('/halls/demo/queue')).body.windows.filter((window) => window.opening);
    expect((await wanted()).map((window) => window.id)).toEqual(['T1']);
    await crowd(0, 2);
    expect((await outlook()).tide.advice).toBeNull();
    expect((await teller.post('/halls/demo/windows/T1/open')).status).toBe(200);
    expect((await outlook()).tide.opening).toEqual([]);
    expect(await wanted()).toEqual([]);
    await shown.until((view) => view.windows.some((window) => window.id === 'T1' && window.status === 'ready'));
    expect(shown.announcements.at(-1)).toMatchObject({ kind: 'notice', windowLabel: '9' });
    expect(shown.announcements.at(-1)?.text.zh).toContain('9 号潮汐窗口现已开放');
    socket.close();
  });

  test('[B-08] declined advice needs a reason, and the rule holds its peace for a while', async () => {
    await crowd(20, 3);
    const { advice } = (await outlook()).tide;
    const answer = `/halls/demo/tide/${advice?.id}/answer`;
    expect((await manager.post(answer, { accept: false })).body.code).toBe('reason_required');
    expect((await manager.post(answer, { accept: false, why: '高峰马上过去' })).status).toBe(200);
    await crowd(0, 4);
    expect((await outlook()).tide.advice).toBeNull();
    await crowd(0, 3);
    expect((await outlook()).tide.advice).not.toBeNull();
    expect((await guide.post(answer, { accept: true })).body.code).toBe('forbidden');
  });

  test('[B-08] where the hall says automatic, advice is followed at once, and who did it is on record', async () => {
    await setMode('automatic');
    await signIn(app, 'teller9');
    await crowd(20, 3);
    expect((await outlook()).tide).toMatchObject({ mode: 'automatic', advice: null, opening: ['T1'] });
    const events = await app.server.context.ledger.read('hall/demo', 0, 10_000);
    const accepted = events.find((event) => event.type === 'TidalAdviceAccepted');
    expect(accepted).toMatchObject({ actor: 'system', data: { staff: null, kind: 'open', tidalWindow: 'T1' } });
  });

  test('[B-08] automatic without a teller leaves the advice to be read', async () => {
    await setMode('automatic');
    await crowd(20, 3);
    expect((await outlook()).tide).toMatchObject({ advice: { teller: 'missing' }, opening: [] });
  });

  test('[B-08] a window whose teller does not come is given up, and advice that is stale is withdrawn', async () => {
    await setMode('automatic');
    await signIn(app, 'teller9');
    await crowd(20, 3);
    expect((await outlook()).tide.opening).toEqual(['T1']);
    await setMode('off');
    await crowd(0, 16);
    expect((await outlook()).tide.opening).toEqual([]);
    await setMode('advice');
    await crowd(0, 3);
    expect((await outlook()).tide.advice).not.toBeNull();
    await setMode('off');
    await crowd(0, 6);
    expect((await outlook()).tide.advice).toBeNull();
  });

  test('[B-07] the longest wait against the promise raises the alarm', async () => {
    await crowd(1, 0);
    expect((await outlook()).longestWait).toMatchObject({ nowSeconds: 0, broken: false });
    app.clock.advance(hall.config().longestWaitMinutes * 60_000 + 1000);
    const { longestWait } = await outlook();
    expect(longestWait.broken).toBe(true);
    expect(longestWait.nowSeconds).toBe(longestWait.promisedSeconds + 1);
  });
});
