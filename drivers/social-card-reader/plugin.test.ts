import fastify from 'fastify';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import type { CardChallenge } from '../../protocol/agent-social-card.ts';
import type { PluggedDevice } from '../plugin.ts';
import { codecFuzz } from './fuzz.ts';
import { socialCardPlugin } from './plugin.ts';
import { virtualCardPin } from './simulator/virtual-card.ts';
import { serverAnswer } from './social-card-reader-contract.ts';

const context = { now: () => 0, dataDir: null };

async function open(): Promise<{
  plugged: PluggedDevice;
  told: unknown[][];
  post: (url: string, body: object) => Promise<unknown>;
}> {
  const plugged = await socialCardPlugin.create({ kind: 'simulated' }, context);
  const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  plugged.addRoutes?.(app);
  plugged.simulator?.addRoutes(app);
  const told: unknown[][] = [];
  plugged.tellPage?.((...event: unknown[]) => {
    told.push(event);
  });
  await plugged.device.check();
  return {
    plugged,
    told,
    async post(url, payload) {
      const answer = await app.inject({ method: 'POST', url, payload });
      return answer.statusCode === 200 ? answer.json() : answer.statusCode;
    },
  };
}

test('[D-03] settings are strict, and the vendor’s service is on this PC or nowhere', () => {
  const allowed = [
    { kind: 'absent' },
    { kind: 'simulated' },
    { kind: 'pcsc' },
    { kind: 'pcsc', reader: 'ACS', terminalId: 'K1-0001' },
    { kind: 'vendor-websocket', url: 'ws://127.0.0.1:12342' },
  ];
  const refused = [
    { kind: 'pcsc', readerName: 'ACS' },
    { kind: 'pcsc', terminalId: 'K1|0001' },
    { kind: 'vendor-websocket' },
    { kind: 'vendor-websocket', url: 'ws://192.168.1.9:12342' },
    { kind: 'vendor-websocket', url: 'ws://127.0.0.1.example.org/' },
    { kind: 'usb' },
  ];
  expect(allowed.filter((setting) => !Value.Check(socialCardPlugin.schema, setting))).toEqual([]);
  expect(refused.filter((setting) => Value.Check(socialCardPlugin.schema, setting))).toEqual([]);
});

test('[D-03] an absent reader tells nothing and refuses in words', async () => {
  const plugged = await socialCardPlugin.create({ kind: 'absent' }, context);
  expect((await plugged.device.check()).state).toBe('absent');
  await plugged.close();
});

test('[D-26] the panel puts a third-generation card in, and the page brings it through', async () => {
  const { plugged, told, post } = await open();
  await post('/simulator/social-card', { person: 'elder82-female' });
  await expect.poll(() => told.length).toBe(1);
  const challenge = told[0]?.[1] as CardChallenge;
  const answer = serverAnswer(challenge);
  expect(await post('/social-card/authentication', { challenge: challenge.id, answer })).toEqual({ outcome: 'read' });
  expect(told[1]).toMatchObject(['card:read', { name: '测试甲' }, 'social-card-reader']);
  expect(await post('/social-card/pin', { pin: '111111' })).toEqual({ outcome: 'wrong', triesLeft: 2 });
  expect(await post('/social-card/pin', { pin: virtualCardPin })).toEqual({ outcome: 'right' });
  await post('/simulator/social-card', { person: null });
  expect(told[2]).toEqual(['card:removed', 'social-card-reader']);
  await plugged.close();
});

test('[D-26] every string of the panel does what it says', async () => {
  const { plugged, told, post } = await open();
  const insert = async (body: object): Promise<unknown> => {
    told.length = 0;
    await post('/simulator/social-card', { version: '1.00', ...body });
    await post('/simulator/social-card', { person: 'farmer-male-56' });
    await expect.poll(() => told.length, { timeout: 5_000 }).toBeGreaterThan(0);
    const [first] = told;
    await post('/simulator/social-card', {
      person: null,
      mute: false,
      bankOnly: false,
      expired: false,
      silentMidRead: false,
    });
    return first?.slice(0, 2);
  };
  expect(await insert({ mute: true })).toMatchObject(['card:failed', 'no-chip-answer']);
  expect(await insert({ bankOnly: true })).toMatchObject(['card:failed', 'wrong-card']);
  expect(await insert({ removeNext: true })).toMatchObject(['card:failed', 'removed-too-early']);
  expect(await insert({ silentMidRead: true })).toMatchObject(['card:failed', 'no-chip-answer']);
  expect(await insert({ expired: true, announcesLengths: true })).toMatchObject([
    'card:read',
    { medium: 'social-security-card' },
  ]);
  await post('/simulator/social-card', { unplugged: true });
  expect(plugged.device.getStatus().state).toBe('absent');
  await plugged.close();
});

test('[D-03] PINs of another shape, unknown people and unknown strings are refused', async () => {
  const { plugged, post } = await open();
  for (const pin of ['12345', '1234567', '12345a', 123456]) expect(await post('/social-card/pin', { pin })).toBe(400);
  expect(await post('/simulator/social-card', { person: 'nobody' })).toBe(404);
  expect(await post('/simulator/social-card', { explode: true })).toBe(400);
  await plugged.close();
});

test('[D-03] the seeds of the codecs are true frames, about which there is no complaint', () => {
  for (const { name, seeds, feed } of codecFuzz) {
    for (const seed of seeds) expect(feed(seed), name).toBeNull();
  }
});
