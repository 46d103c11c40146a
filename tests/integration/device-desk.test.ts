import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskView, DeviceHistoryReply, WorkOrder } from '../../protocol/devices-api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Hall } from '../../queue-server/app/hall.ts';
import { observeClock } from '../../queue-server/app/hall-clock.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { connect, followQueue, snapshotOf, within } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let hall: Hall;
let admin: Client;
let manager: Client;
let guide: Client;
let kiosk: Device;
beforeAll(async () => {
  app = await startApp();
  hall = hallOf(app);
  admin = await signIn(app, 'admin');
  manager = await signIn(app, 'manager');
  guide = await signIn(app, 'guide1');
  kiosk = await pair(app, admin, 'kiosk');
});
afterAll(() => app.stop());

function hallOf({ server }: StartedApp): Hall {
  const found = server.context.halls.get('demo' as HallId);
  if (!found) throw new Error('the demo hall is not served');
  return found;
}

const paperOut = [{ part: 'ticket-printer', state: 'paper-out' }];

async function desk(client: Client): Promise<DeskView> {
  const answer = await client.get<DeskView>('/halls/demo/devices');
  expect(answer.status).toBe(200);
  return answer.body;
}

async function ownDevice(client: Client): Promise<DeskView['devices'][number] | undefined> {
  return (await desk(client)).devices.find(({ id }) => id === kiosk.device);
}

/** So much time passes without a word of the kiosk; the hall looks at its clock. */
async function passInSilence(ms: number): Promise<void> {
  app.clock.advance(ms);
  await observeClock(hall, app.clock);
}

test('[D-23] a silent kiosk is red after 60 s for manager and guidance staff, and lives again with its next word', async () => {
  const socket = await connect(app, { headers: guide.headers });
  const queue = await followQueue(socket);
  await kiosk.post('/devices/heartbeat', { parts: [{ part: 'ticket-printer', state: 'ok' }] });
  await passInSilence(59_000);
  expect(await ownDevice(manager)).toMatchObject({ condition: 'ok', silentSince: null });
  const lastHeardAt = app.clock.now() - 59_000;
  await passInSilence(1_000);
  expect(await ownDevice(manager)).toMatchObject({ condition: 'silent', silentSince: lastHeardAt, lastHeardAt });
  await queue.until((view) => view.devices.some(({ id, silentSince }) => id === kiosk.device && silentSince !== null));
  await kiosk.post('/devices/heartbeat', {});
  expect(await ownDevice(manager)).toMatchObject({ condition: 'ok', silentSince: null });
  socket.close();
});

test('[D-23] a part in trouble is told to who looks, without asking again', async () => {
  const socket = await connect(app, { headers: manager.headers });
  const request = { hall: 'demo', seq: 0 };
  const first = snapshotOf<DeskView>(await socket.timeout(5000).emitWithAck('devices:follow', request));
  expect(first.devices.map(({ id }) => id)).toContain(kiosk.device);
  const told = within<DeskView>('the desk tells of the paper', (done) => {
    socket.on(
      'devices:changed',
      (view) => view.devices.some(({ condition }) => condition === 'degraded') && done(view),
    );
  });
  await kiosk.post('/devices/heartbeat', { parts: paperOut });
  const now = await told;
  expect(now.seq).toBeGreaterThan(first.seq);
  expect(now.devices.find(({ id }) => id === kiosk.device)?.parts).toMatchObject([{ state: 'paper-out', level: null }]);
  socket.close();
});

test('[D-23] the desk is for who looks after devices: no teller and no device follows it', async () => {
  const teller = await signIn(app, 'teller1');
  expect((await teller.get<Problem>('/halls/demo/devices')).body.code).toBe('forbidden');
  for (const credentials of [{ headers: teller.headers }, { auth: { token: kiosk.token } }]) {
    const socket = await connect(app, credentials);
    expect(await socket.timeout(5000).emitWithAck('devices:follow', { hall: 'demo', seq: 0 })).toMatchObject({
      ok: false,
      problem: { code: 'forbidden' },
    });
    socket.close();
  }
  expect((await admin.post<Problem>('/devices/heartbeat', {})).body.code).toBe('forbidden');
});

test('[D-23] paper that is out for ten minutes opens one work order by itself', async () => {
  const before = (await desk(manager)).orders.length;
  for (let minute = 0; minute < 12; minute += 1) {
    await kiosk.post('/devices/heartbeat', { parts: paperOut });
    await passInSilence(59_000);
  }
  const { orders } = await desk(manager);
  expect(orders).toHaveLength(before + 1);
  expect(orders[0]).toMatchObject({
    device: kiosk.device,
    status: 'open',
    openedBy: null,
    cause: { kind: 'part', part: 'ticket-printer', state: 'paper-out' },
  });
});

test('[D-23] guidance staff open an order, the manager takes it, and it closes only with a result', async () => {
  const opened = await guide.post<WorkOrder>(`/halls/demo/devices/${kiosk.device}/work-orders`, { words: '屏幕不亮' });
  expect(opened).toMatchObject({ status: 201, body: { words: '屏幕不亮', openedBy: { staffNo: 'G001' } } });
  const path = `/halls/demo/work-orders/${opened.body.id}`;
  expect((await guide.post<Problem>(`${path}/take`)).body.code).toBe('forbidden');
  expect((await manager.post<WorkOrder>(`${path}/take`)).body).toMatchObject({ takenBy: { staffNo: 'M001' } });
  for (const result of [undefined, '', '   ']) {
    const refused = await manager.post<Problem>(`${path}/close`, {
      outcome: 'fixed',
      ...(result === undefined ? {} : { result }),
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'result_required' } });
  }
  const closed = await manager.post<WorkOrder>(`${path}/close`, { outcome: 'replaced', result: '更换了屏幕电源' });
  expect(closed.body).toMatchObject({ status: 'closed', outcome: 'replaced', result: '更换了屏幕电源' });
  expect((await manager.post<Problem>(`${path}/close`, { outcome: 'fixed', result: '好' })).body.code).toBe(
    'work_order_closed',
  );
  expect((await admin.post<WorkOrder>(`${path}/reopen`, { words: '又不亮了' })).body).toMatchObject({
    status: 'open',
    reopened: 1,
  });
});

test('[D-23] the same key takes an order once, and answers the same', async () => {
  const open = () =>
    guide.post<WorkOrder>(`/halls/demo/devices/${kiosk.device}/work-orders`, { words: '有异响' }, 'one-key');
  const [first, second] = [await open(), await open()];
  expect(second.body).toEqual(first.body);
});

test('[D-23] a regular inspection is recorded with what it showed', async () => {
  const inspect = (body: object) => manager.post(`/halls/demo/devices/${kiosk.device}/inspections`, body);
  expect((await inspect({ outcome: 'faulty' })).body.code).toBe('reason_required');
  expect((await inspect({ outcome: 'good', words: '清洁了出票口' })).status).toBe(200);
  expect(await ownDevice(manager)).toMatchObject({
    inspection: { last: { by: { staffNo: 'M001' }, outcome: 'good' }, overdue: false },
  });
});

test('[D-23] the history of a device is there after a restart as before', async () => {
  const read = async (client: Client) => {
    const { body } = await client.get<DeviceHistoryReply>(`/halls/demo/devices/${kiosk.device}/history`);
    return body;
  };
  const before = await read(await signIn(app, 'manager'));
  expect(before.periods.map(({ what }) => what.kind)).toEqual(expect.arrayContaining(['silent', 'part']));
  expect(before.deeds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['paired', 'order-opened', 'order-taken', 'order-closed', 'order-reopened', 'inspected']),
  );
  app = await app.restart();
  hall = hallOf(app);
  await hall.learned;
  const after = await read(await signIn(app, 'manager'));
  expect(after.periods).toEqual(before.periods);
  expect(after.deeds).toEqual(before.deeds);
  expect((await (await signIn(app, 'manager')).get<Problem>('/halls/demo/devices/nobody/history')).body.code).toBe(
    'unknown_device',
  );
});

test('[D-23] thirty days after the last inspection the next one is overdue', async () => {
  app.clock.advance(30 * 86_400_000);
  expect((await ownDevice(await signIn(app, 'manager')))?.inspection.overdue).toBe(true);
});
