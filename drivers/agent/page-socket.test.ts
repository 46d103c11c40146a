import { afterEach, beforeEach, expect, test } from 'vitest';
import { next, startTestAgent, statusWith, type TestAgent, testOrigin, testToken } from './test-agent.ts';

let agent: TestAgent;
beforeEach(async () => {
  agent = await startTestAgent();
});
afterEach(() => agent.close());

test('[D-26] a page is told the status when it comes, and every change of it', async () => {
  const socket = agent.connect();
  await statusWith(socket, 'ok', 'ticket-printer');
  const changed = statusWith(socket, 'cover-open');
  await agent.call('/simulator/printer', { coverOpen: true });
  expect((await changed).parts[0]).toMatchObject({ part: 'ticket-printer', state: 'cover-open' });
});

test('[D-26] a card laid on, lifted, and one that cannot be read', async () => {
  const socket = agent.connect();
  await next(socket, 'agent:status');
  const read = next(socket, 'card:read');
  await agent.call('/simulator/card', { person: 'elder82-female' });
  expect(await read).toEqual({ medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' });
  const removed = next(socket, 'card:removed');
  await agent.call('/simulator/card', { person: null });
  await removed;
  await agent.call('/simulator/reader', { failNext: 'unreadable' });
  const failed = next(socket, 'card:failed');
  await agent.call('/simulator/card', { person: 'elder82-female' });
  expect(await failed).toBe('unreadable');
});

test('[D-26] a page that comes later is not told of a card read before', async () => {
  await agent.call('/simulator/card', { person: 'elder82-female' });
  const socket = agent.connect();
  const first = new Promise<string>((resolve) => socket.onAny((name: string) => resolve(name)));
  expect(await first).toBe('agent:status');
  const removed = next(socket, 'card:removed');
  socket.on('card:read', () => expect.unreachable('told of an old card'));
  await agent.call('/simulator/card', { person: null });
  await removed;
});

test.each([
  ['a wrong token', 'wrong-token', testOrigin],
  ['no token', '', testOrigin],
  ['another origin', testToken, 'http://evil.test'],
])('[D-26] %s opens nothing', async (_what, token, origin) => {
  const socket = agent.connect(token, origin);
  await new Promise((resolve) => socket.once('connect_error', resolve));
  expect(socket.connected).toBe(false);
});
