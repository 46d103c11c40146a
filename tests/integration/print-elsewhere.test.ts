import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DevicePartState } from '../../protocol/agent.ts';
import type { BeginPrintReply, TicketReply } from '../../protocol/api.ts';
import { type Device, pair, signIn } from '../support/client.ts';
import { connect } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

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

const printerIs = (device: Device, state: DevicePartState) =>
  device.post('/devices/heartbeat', { parts: [{ part: 'ticket-printer', state }] });

test('[D-07] scenario 8: a print tells of another kiosk only while that one is connected and its printer is well', async () => {
  const { body: ticket } = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6 });
  const elsewhere = async () =>
    (await kiosk.post<BeginPrintReply>(`/halls/demo/tickets/${ticket.id}/prints`, {})).body.elsewhere;
  await printerIs(kiosk, 'offline');
  await printerIs(other, 'ok');
  expect(await elsewhere()).toBeNull();
  const socket = await connect(app, { auth: { token: other.token } });
  expect(await elsewhere()).toBe('kiosk of the tests');
  await printerIs(other, 'paper-out');
  expect(await elsewhere()).toBeNull();
  socket.close();
});
