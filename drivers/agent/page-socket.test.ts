import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import { next, startTestAgent, statusWith, type TestAgent, testOrigin, testToken } from './test-agent.ts';

let agent: TestAgent;
beforeEach(async () => {
  agent = await startTestAgent();
});
afterEach(() => agent.close());

function readersWithCard(status: unknown): readonly string[] {
  return (status as AgentStatus).parts.filter(({ holdsCard }) => holdsCard === true).map(({ part }) => part);
}

test('a page is told the status when it comes, and every change of it', async () => {
  const socket = agent.connect();
  await statusWith(socket, 'ok', 'ticket-printer');
  const changed = statusWith(socket, 'cover-open');
  await agent.call('/simulator/printer', { coverOpen: true });
  expect((await changed).parts[0]).toMatchObject({ part: 'ticket-printer', state: 'cover-open' });
});

test('[D-02] a card laid on, lifted, and one that cannot be read', async () => {
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

test('[D-27] a page that comes later is not told of a card read before', async () => {
  await agent.call('/simulator/card', { person: 'elder82-female' });
  const socket = agent.connect();
  const first = new Promise<string>((resolve) => socket.onAny((name: string) => resolve(name)));
  expect(await first).toBe('agent:status');
  const removed = next(socket, 'card:removed');
  socket.on('card:read', () => expect.unreachable('told of an old card'));
  await agent.call('/simulator/card', { person: null });
  await removed;
});

test('[D-27] the status says where a card lies, so that a page whose line was broken sees that one was taken away', async () => {
  const before = agent.connect();
  await next(before, 'agent:status');
  const read = next(before, 'card:read');
  await agent.call('/simulator/card', { person: 'elder82-female' });
  await read;
  before.disconnect();
  const between = agent.connect();
  expect(readersWithCard(await next(between, 'agent:status'))).toEqual(['id-card-reader']);
  // Also a page that was not there when the card was laid on, or did not hear of its end, is told that it is gone.
  const gone = new Promise((resolve) =>
    between.on('agent:status', (status) => readersWithCard(status).length === 0 && resolve(status)),
  );
  await agent.call('/simulator/card', { person: null });
  await gone;
  expect(readersWithCard(await next(agent.connect(), 'agent:status'))).toEqual([]);
});

test.each([
  ['a wrong token', 'wrong-token', testOrigin],
  ['no token', '', testOrigin],
  ['another origin', testToken, 'http://evil.test'],
])('%s opens nothing', async (_what, token, origin) => {
  const socket = agent.connect(token, origin);
  await new Promise((resolve) => socket.once('connect_error', resolve));
  expect(socket.connected).toBe(false);
});
