import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { CallLogReply } from '../../protocol/call-log.ts';
import type { EstimateReportReply } from '../../protocol/estimate-report.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { OutlookReply, PlanReply } from '../../protocol/manager-api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { BoardView } from '../../protocol/views.ts';
import { openHall } from '../../queue-server/app/hall.ts';
import { defaultWriterOptions } from '../../queue-server/app/stream.ts';
import { projectEstimateTruth } from '../../queue-server/views/estimate-truth/estimate-truth.ts';
import { type Client, createClient, pair, signIn } from '../support/client.ts';
import { playPastDay } from '../support/past-day.ts';
import { at } from '../support/sample-hall.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const [monday, tuesday] = ['2026-05-11', '2026-05-12'];
const day = { visitors: 260, windows: 5, seed: 3 };

let app: StartedApp;
let manager: Client;
let kiosk: Client;
const clock = createTestClock(at('07:00', monday));
beforeAll(async () => {
  app = await startApp({ clock });
  kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
});
afterAll(() => app.stop());

const hall = () => {
  const found = app.server.context.halls.get('demo' as HallId);
  if (!found) throw new Error('the demo hall is not served');
  return found;
};
const outlook = async () => (await manager.get<OutlookReply>('/halls/demo/outlook')).body;

describe('before the first day is over', () => {
  test('[B-16] without ground nothing is foretold: neither on the ticket nor on the board', async () => {
    manager = await signIn(app, 'manager');
    await hall().foresight.think();
    const taken = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6 });
    expect(taken.body.estimate).toBeNull();
    const board = (await manager.get<BoardView>('/halls/demo/board')).body;
    expect(board.lanes.map((lane) => lane.estimate)).toEqual(board.lanes.map(() => null));
    expect(await outlook()).toMatchObject({ learnedDays: 0, ahead: [], estimates: null });
  });

  test('[B-07] without history no plan is invented', async () => {
    const plan = await manager.get<PlanReply>(`/halls/demo/plan?day=${tuesday}`);
    expect(plan.body).toMatchObject({ standing: 'no-history', learnedDays: 0, halfHours: [], simulated: null });
    expect((await manager.get('/halls/demo/plan?day=tomorrow')).status).toBe(400);
    const impossible = await manager.get<Problem>('/halls/demo/plan?day=2026-02-31');
    expect([impossible.status, impossible.body.code]).toEqual([422, 'unknown_day']);
  });
});

describe('after a day of its own', () => {
  beforeAll(async () => {
    await playPastDay(hall(), monday, day);
    clock.set(at('10:00', tuesday));
    await playPastDay(hall(), tuesday, {
      ...day,
      seed: 4,
      until: '10:00',
      estimate: { p50Seconds: 420, p90Seconds: 1200 },
    });
    await hall().foresight.think();
    manager = await signIn(app, 'manager');
  });

  test('[B-16] the hall has learned from its ledger, and tells a range on ticket, board and page', async () => {
    expect((await outlook()).learnedDays).toBe(1);
    const taken = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6 });
    const { estimate } = taken.body;
    expect(estimate?.p90Seconds).toBeGreaterThanOrEqual(estimate?.p50Seconds ?? Number.POSITIVE_INFINITY);
    const board = (await manager.get<BoardView>('/halls/demo/board')).body;
    expect(board.lanes.find((lane) => lane.letter === 'A')?.estimate).toEqual(estimate);
    await hall().foresight.think();
    expect(hall().live.ticketView(taken.body.id)?.estimate).not.toBeNull();
  });

  test('[B-16] [O-01] the report of the estimates counts who was called, and adds up; a guide may not read it', async () => {
    const path = (from: string, to: string) => `/halls/demo/reports/estimates?from=${from}&to=${to}`;
    const { body } = await manager.get<EstimateReportReply>(path(monday, tuesday));
    expect(body.since).toBe(monday);
    expect(body.days.map(({ day: name }) => name)).toEqual([monday, tuesday]);
    expect(body.days.map(({ told }) => told > 0)).toEqual([false, true]);
    expect(body.total.told).toBe(body.halfHours.reduce((sum, { told }) => sum + told, 0));
    expect(body.total.untold).toBe(body.days.reduce((sum, { untold }) => sum + untold, 0));
    expect(body.total.naiveMeanAbsError).toBeGreaterThan(0);
    const restarted = await openHall(app.server.context.ledger, 'demo' as HallId, {
      ...defaultWriterOptions,
      onFault: (what) => expect.unreachable(what),
      now: clock.now,
      serviceName: () => null,
    });
    await restarted.learned;
    expect(projectEstimateTruth(restarted.foresight.truth, monday, tuesday)).toEqual(body);
    await restarted.close();
    expect((await manager.get(path(monday, 'tomorrow'))).status).toBe(400);
    expect((await (await signIn(app, 'auditor')).get(path(monday, monday))).status).toBe(200);
    expect((await (await signIn(app, 'guide1')).get(path(monday, monday))).status).toBe(403);
  });

  test('[B-05] calls of today stand with their reason for managers and auditors', async () => {
    const path = '/halls/demo/calls';
    const { body } = await manager.get<CallLogReply>(path);
    expect(body.calls.length).toBeGreaterThan(20);
    const [newest] = body.calls;
    expect(newest).toMatchObject({ outcome: 'stands', explanation: { rule: expect.any(String) } });
    const order = body.calls.map(({ seq }) => seq);
    expect(order).toEqual([...order].sort((one, other) => other - one));
    const asked = (await manager.get<CallLogReply>(`${path}?numbers=${newest?.number},Z999`)).body;
    expect(asked.tickets.map(({ number }) => number)).toEqual([newest?.number]);
    expect(asked.calls).toEqual([newest]);
    expect((await manager.get(`${path}?numbers=a'b`)).status).toBe(400);
    expect((await (await signIn(app, 'auditor')).get(path)).status).toBe(200);
    expect((await (await signIn(app, 'teller1')).get(path)).status).toBe(403);
  });

  test('[B-07] [O-01] waits by half hour, and the next two hours every five minutes', async () => {
    const reply = await outlook();
    expect(reply.halfHours.map((half) => half.from).slice(0, 3)).toEqual(['08:30', '09:00', '09:30']);
    expect(reply.halfHours.reduce((sum, half) => sum + half.called, 0)).toBeGreaterThan(20);
    expect(reply.halfHours.find((half) => half.from === '09:00')?.p90WaitSeconds).not.toBeNull();
    expect(reply.ahead).toHaveLength(24);
    expect(reply.ahead.map((step) => step.at - reply.now)).toEqual(reply.ahead.map((_, index) => index * 300_000));
    for (const step of reply.ahead) {
      expect(step.windows).toBe(5);
      expect(Number.isFinite(step.waitMinutes)).toBe(true);
      expect(step.arrivals).toBeGreaterThan(0);
    }
  });

  test('[B-07] the plan for a coming day stands on what was learned, and was simulated', async () => {
    const plan = (await manager.get<PlanReply>('/halls/demo/plan?day=2026-05-13')).body;
    expect(plan).toMatchObject({ standing: 'planned', learnedDays: 1, target: { share: 0.9, withinMinutes: 15 } });
    expect(plan.visits).toBeGreaterThan(200);
    expect(plan.visits).toBeLessThan(320);
    expect(plan.simulated?.withinShare).toBeGreaterThan(0.85);
    expect(plan.halfHours.every((half) => half.windows <= half.regular + half.tidal)).toBe(true);
  });

  test('[B-16] a restart learns the same from the ledger, half hours included', async () => {
    const before = await outlook();
    app = await app.restart();
    await hall().learned;
    kiosk = createClient(app, kiosk.headers);
    manager = await signIn(app, 'manager');
    const after = await outlook();
    expect(after.halfHours).toEqual(before.halfHours);
    expect(after.learnedDays).toBe(before.learnedDays);
    expect(after.estimates).toEqual(before.estimates);
    expect(hall().foresight.visits.model.arrivals.some((expected) => expected > 0)).toBe(true);
  });

  test('[B-16] waits are told as measured error and coverage once people were called', async () => {
    await hall().foresight.think();
    const { id } = (await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6 })).body;
    clock.advance(120_000);
    const teller = await signIn(app, 'teller8');
    await teller.post('/halls/demo/windows/8/open');
    const tickets = [...hall().writer.durable.queue.tickets.values()].filter((one) => one.status === 'waiting');
    for (const _ of tickets) {
      await teller.post('/halls/demo/windows/8/call-next', { finishCurrent: true });
      await teller.post('/halls/demo/windows/8/start');
    }
    expect(hall().writer.durable.queue.tickets.get(id)?.status).not.toBe('waiting');
    const { estimates } = await outlook();
    expect(estimates?.told).toBeGreaterThan(0);
    expect(estimates?.p90Coverage).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(estimates?.p50MeanAbsError)).toBe(true);
  });
});
