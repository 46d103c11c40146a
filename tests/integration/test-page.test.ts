import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAgent, testOrigin, testToken } from '../../drivers/agent/test-agent.ts';
import { drawPages } from '../../queue-server/documents/pdf/pdf-picture.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let admin: Client;
let kiosk: Device;
beforeAll(async () => {
  app = await startApp();
  admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
});
afterAll(() => app.stop());

function ask(client: Client, device: string): Promise<Response> {
  return fetch(`${app.url}/api/v1/halls/demo/devices/${device}/test-page`, { method: 'POST', headers: client.headers });
}

test('[D-06] a kiosk gets its own test page, with what it last told of its parts', async () => {
  await kiosk.post('/devices/heartbeat', { parts: [{ part: 'document-printer', state: 'ok', level: 40 }] });
  const answer = await ask(kiosk, kiosk.device);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(drawPages(Buffer.from(await answer.arrayBuffer()), 40)).toHaveLength(1);
});

test('[D-06] [D-23] staff who look after devices get the page of any; a kiosk none but its own', async () => {
  expect((await ask(admin, kiosk.device)).status).toBe(200);
  expect((await ask(await signIn(app, 'guide1'), kiosk.device)).status).toBe(200);
  expect((await ask(await signIn(app, 'teller1'), kiosk.device)).status).toBe(403);
  const other = await pair(app, admin, 'kiosk');
  expect((await ask(other, kiosk.device)).status).toBe(403);
  expect((await ask(admin, 'nosuchdevice')).status).toBe(404);
});

test('[D-06] from the server through the agent onto paper: printed, told to the page, and seen in the tray', async () => {
  const agent = await startTestAgent({ documentPrinter: { kind: 'simulated' } });
  const page = agent.connect();
  const told = new Promise((resolve) => page.on('document:job', (job) => job.phase === 'printed' && resolve(job)));
  await new Promise<void>((resolve) => page.once('agent:status', () => resolve()));
  try {
    const pdf = Buffer.from(await (await ask(kiosk, kiosk.device)).arrayBuffer());
    const printed = await fetch(`${agent.url}/documents/print?printId=test-page-1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testToken}`, origin: testOrigin, 'content-type': 'application/pdf' },
      body: pdf,
    });
    expect(await printed.json()).toEqual({ printId: 'test-page-1', phase: 'printed' });
    expect(await told).toEqual({ printId: 'test-page-1', phase: 'printed' });
    const paper = await agent.call('/simulator/document-printer/last.png');
    expect(paper.headers.get('content-type')).toBe('image/png');
    expect((await paper.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  } finally {
    await agent.close();
  }
});
