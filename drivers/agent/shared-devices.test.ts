import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import {
  crash,
  next,
  otherOrigin,
  otherToken,
  startTestAgent,
  statusWith,
  type TestAgent,
  testOrigin,
  testToken,
  twoApps,
} from './test-agent.ts';

let agent: TestAgent;
beforeEach(async () => {
  agent = await startTestAgent({ apps: twoApps });
});
afterEach(() => agent.close());

const reader = { device: 'id-card-reader', seconds: 60 };
const aCard = { person: 'elder82-female' };

async function refusal(answer: Response): Promise<[number, string, string]> {
  const { code, detail } = await answer.json();
  return [answer.status, code, detail];
}

test('[D-21] two claims: one owner, the other is told 设备使用中 until it is given back', async () => {
  const lease = await (await agent.call('/leases', reader)).json();
  expect(lease).toMatchObject({ device: 'id-card-reader', endsAt: 60_000 });
  expect(await refusal(await agent.callAsOther('/leases', reader))).toEqual([
    409,
    'device_in_use',
    '设备使用中，请稍候再试。',
  ]);
  expect((await agent.callAsOther(`/leases/${lease.leaseId}/release`, {})).status).toBe(404);
  expect((await agent.call(`/leases/${lease.leaseId}/renew`, { seconds: 30 })).status).toBe(200);
  expect((await agent.call(`/leases/${lease.leaseId}/release`, {})).status).toBe(200);
  expect((await agent.callAsOther('/leases', reader)).status).toBe(200);
});

test('[D-21] a lease ends by its time', async () => {
  const other = agent.connect(otherToken, otherOrigin);
  await next(other, 'agent:status');
  const inUse = statusWith(other, 'in-use', 'id-card-reader');
  await agent.call('/leases', { ...reader, seconds: 1 });
  await inUse;
  await statusWith(other, 'ok', 'id-card-reader');
  expect((await agent.callAsOther('/leases', reader)).status).toBe(200);
});

test('[D-21] a page that crashes frees what it leased', async () => {
  const crashing = agent.connect();
  const other = agent.connect(otherToken, otherOrigin);
  await Promise.all([next(crashing, 'agent:status'), next(other, 'agent:status')]);
  const inUse = statusWith(other, 'in-use', 'id-card-reader');
  await agent.call('/leases', reader);
  await inUse;
  const free = statusWith(other, 'ok', 'id-card-reader');
  crash(crashing);
  await free;
  expect((await agent.callAsOther('/leases', reader)).status).toBe(200);
});

test('[D-21] one of two pages that goes leaves the lease to the app', async () => {
  const [first, second] = [agent.connect(), agent.connect()];
  const other = agent.connect(otherToken, otherOrigin);
  await Promise.all([first, second, other].map((page) => next(page, 'agent:status')));
  await agent.call('/leases', reader);
  first.disconnect();
  // The next event comes after the agent has noticed: only the second page hears it.
  const read = next(second, 'card:read');
  await agent.call('/simulator/card', aCard);
  await read;
  expect((await agent.callAsOther('/leases', reader)).status).toBe(409);
});

test('[D-21] while a device is leased, others are refused its use, not the sight of it', async () => {
  await agent.call('/leases', { device: 'ticket-printer', seconds: 60 });
  const job = { printId: 'p-1', slip: exampleSlip };
  expect(await refusal(await agent.callAsOther('/tickets/print', job))).toEqual([
    409,
    'device_in_use',
    expect.anything(),
  ]);
  const seen = await (await agent.callAsOther('/status')).json();
  expect(seen.parts[0]).toMatchObject({ part: 'ticket-printer', state: 'in-use' });
  const own = await (await agent.call('/status')).json();
  expect(own.parts[0].state).not.toBe('in-use');
  expect(await (await agent.call('/tickets/print', job)).json()).toEqual({ outcome: 'printed' });
});

test('[D-21] a card is told to the holder alone; without a lease to every app', async () => {
  const page = agent.connect();
  const other = agent.connect(otherToken, otherOrigin);
  await Promise.all([next(page, 'agent:status'), next(other, 'agent:status')]);
  const lease = await (await agent.call('/leases', reader)).json();
  const heard: string[] = [];
  other.onAny((name: string) => heard.push(name));
  const removed = next(page, 'card:removed');
  await agent.call('/simulator/card', aCard);
  await agent.call('/simulator/card', { person: null });
  await removed;
  await agent.call(`/leases/${lease.leaseId}/release`, {});
  const both = [next(page, 'card:read'), next(other, 'card:read')];
  await agent.call('/simulator/card', aCard);
  await Promise.all(both);
  expect(heard.filter((name) => name.startsWith('card:'))).toEqual(['card:read']);
});

test('[D-21] a token works for the pages of its own app only', async () => {
  const strange = { authorization: `Bearer ${testToken}`, origin: otherOrigin };
  expect((await agent.call('/status', undefined, strange)).status).toBe(403);
  const socket = agent.connect(otherToken, testOrigin);
  await new Promise((resolve) => socket.once('connect_error', resolve));
  expect(socket.connected).toBe(false);
});

test('[D-21] what this PC does not have cannot be leased, nor for longer than five minutes', async () => {
  expect(await refusal(await agent.call('/leases', { device: 'power', seconds: 10 }))).toEqual([
    404,
    'unknown_device',
    expect.anything(),
  ]);
  expect((await agent.call('/leases', { ...reader, seconds: 301 })).status).toBe(400);
  expect((await agent.call('/leases/nothing/renew', { seconds: 1 })).status).toBe(404);
});
