import fastify from 'fastify';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { idCardReaderPlugin } from './plugin.ts';

const context = { now: () => Date.UTC(2026, 4, 6), dataDir: null };
const elder = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };

async function open() {
  const plugged = await idCardReaderPlugin.create({ kind: 'simulated' }, context);
  const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  plugged.simulator?.addRoutes(app);
  const told: unknown[][] = [];
  plugged.tellPage?.((...event: unknown[]) => void told.push(event));
  const post = async (path: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url: `/simulator/${path}`, payload });
    return answer.statusCode === 200 ? answer.json() : answer.statusCode;
  };
  return { plugged, told, post };
}

test('[D-02] settings are strict', () => {
  const allowed = [
    { kind: 'absent' },
    { kind: 'simulated' },
    { kind: 'serial', path: '/dev/id-reader' },
    { kind: 'tcp', host: '192.168.1.71', port: 4_001 },
  ];
  const refused = [{ kind: 'serial' }, { kind: 'serial', path: '/dev/id-reader', baudRate: 300 }, { kind: 'hid' }];
  expect(allowed.filter((setting) => !Value.Check(idCardReaderPlugin.schema, setting))).toEqual([]);
  expect(refused.filter((setting) => Value.Check(idCardReaderPlugin.schema, setting))).toEqual([]);
});

test('[D-02] an absent reader is absent and tells nothing', async () => {
  const plugged = await idCardReaderPlugin.create({ kind: 'absent' }, context);
  expect((await plugged.device.check()).state).toBe('absent');
  expect(plugged.simulator).toBeUndefined();
  await plugged.close();
});

test('[D-26] a card of the panel has been told when its button is answered', async () => {
  const { plugged, told, post } = await open();
  expect(await post('card', { person: 'elder82-female' })).toEqual({ card: true });
  expect(told).toEqual([['card:read', elder, 'id-card-reader']]);
  expect(await post('card', { person: null })).toEqual({ card: false });
  expect(told.at(-1)).toEqual(['card:removed', 'id-card-reader']);
  expect(await post('card', { person: 'nobody' })).toBe(404);
  await plugged.close();
});

test.each(['unreadable', 'removed-too-early', 'not-selected', 'not-genuine', 'wrong-card'])(
  '[D-02] the string %s makes the next card fail so, and only that one',
  async (failNext) => {
    const { plugged, told, post } = await open();
    await post('reader', { failNext });
    await post('card', { person: 'elder82-female' });
    expect(told).toEqual([['card:failed', failNext, 'id-card-reader']]);
    await post('card', { person: null });
    await post('card', { person: 'elder82-female' });
    expect(told.at(-1)).toEqual(['card:read', elder, 'id-card-reader']);
    await plugged.close();
  },
);

test('[D-02] a reader that cannot see a card lifted says so with the card', async () => {
  const { plugged, told, post } = await open();
  await post('reader', { forgetful: true });
  await post('card', { person: 'elder82-female' });
  expect(told).toEqual([['card:read', elder, 'id-card-reader', 'unwatched']]);
  await plugged.close();
});
