import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAgent, type TestAgent, testOrigin, testToken } from '../../drivers/agent/test-agent.ts';
import { relayCardAuthentication } from '../../kiosk/models/relay-card-authentication.ts';
import type { AgentToPageEvents } from '../../protocol/agent.ts';
import type { AuthenticateCardBody, CardAuthenticationReply, CardChallenge } from '../../protocol/agent-social-card.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type ClientProblem, localProblem } from '../../ui/client/client-problem.ts';
import { type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

/** The real agent and the real server, and between them the page's own relay; only the card and its reader are simulated. */
let app: StartedApp;
let agent: TestAgent;
let kiosk: Device;
let page: Socket<AgentToPageEvents, Record<string, never>>;
beforeAll(async () => {
  app = await startApp();
  kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  agent = await startTestAgent({ socialCard: { kind: 'simulated' } });
  page = io(agent.url, { transports: ['websocket'], auth: { token: testToken }, extraHeaders: { origin: testOrigin } });
  await new Promise<void>((resolve) => page.once('connect', () => resolve()));
});
afterAll(async () => {
  page.close();
  await agent.close();
  await app.stop();
});

async function ask(hall: string, challenge: CardChallenge): Promise<Result<CardAuthenticationReply, ClientProblem>> {
  const reply = await kiosk.post<CardAuthenticationReply>(`/halls/${hall}/card-authentications`, challenge);
  return reply.status === 200 ? ok(reply.body) : err(localProblem('network_unreachable'));
}

function relayTo(hall: string): void {
  page.off('social-card:challenge');
  relayCardAuthentication(
    {
      onCardChallenge: (listener) => page.on('social-card:challenge', (challenge) => void listener(challenge)),
      async authenticateCard(body: AuthenticateCardBody) {
        await agent.call('/social-card/authentication', body);
      },
    },
    { authenticateCard: (challenge) => ask(hall, challenge) },
  );
}

/** What the agent tells next under one of these names. */
function told(name: 'card:read' | 'card:removed' | 'card:failed'): Promise<unknown[]> {
  return new Promise((resolve) => page.once(name, (...facts: unknown[]) => resolve(facts)));
}

const insert = (person: string | null) => agent.call('/simulator/social-card', { person, version: '3.00' });

test('[D-03] a third-generation card put into the kiosk is read, its PIN checked, and its removal told', async () => {
  relayTo('demo');
  const read = told('card:read');
  await insert('elder82-female');
  expect(await read).toMatchObject([
    { medium: 'social-security-card', name: '测试甲', idNumber: '510499194403070022' },
    'social-card-reader',
  ]);
  const pin = await agent.call('/social-card/pin', { pin: '000000' });
  expect(await pin.json()).toEqual({ outcome: 'wrong', triesLeft: 2 });
  const removed = told('card:removed');
  await insert(null);
  expect(await removed).toEqual(['social-card-reader']);
});

test('[D-03] where the server has no answer the visitor is told so, and has the card back', async () => {
  relayTo('no-such-hall');
  const failed = told('card:failed');
  await insert('farmer-male-56');
  expect(await failed).toEqual(['not-verifiable', 'social-card-reader']);
  await insert(null);
});
