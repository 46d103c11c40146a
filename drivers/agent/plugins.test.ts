import fastify, { type FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { devicePartNames } from '../../protocol/agent.ts';
import type { DeviceSimulator, PluggedDevice } from '../plugin.ts';
import { createAccess } from './access.ts';
import { buildAgent } from './agent.ts';
import { checkConfig, simulatedParts } from './config.ts';
import { loggedRoutes, unloggedRoutes } from './logged-operations.ts';
import { createParts } from './parts.ts';
import { devicePlugins } from './plugins.ts';
import { startAgent } from './start.ts';

const context = { now: () => 0, dataDir: null };
const base = { port: 0, token: 'a-token-of-some-length', origins: ['http://hall:8080'], dataDir: '/nowhere' };

/** What a plugin offers, by method and path. */
async function routesOf(add: (app: FastifyInstance) => void): Promise<string[]> {
  const app = fastify();
  const found: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD') found.push(`${String(method)} ${url}`);
  });
  void app.register(async (own) => add(own));
  await app.ready();
  await app.close();
  return found;
}

async function withPlugged(plugged: PluggedDevice, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } finally {
    await plugged.close();
  }
}

test('every plugin has a key and a part of its own', () => {
  const keys = devicePlugins.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('[D-26] production refuses every simulated kind, each by its name', async () => {
  for (const { key } of devicePlugins) {
    const config = checkConfig({ ...base, [key]: { kind: 'simulated' } });
    if (!config.ok) throw new Error(config.error.join());
    expect(simulatedParts(config.value)).toEqual([key]);
    expect(await startAgent(config.value, { production: true, now: () => 0 })).toEqual({
      ok: false,
      error: [`${key}: a simulated device is refused while NODE_ENV is production`],
    });
  }
});

test.each(devicePlugins)('$key refuses a misspelt setting and an unknown kind, in words', ({ key, schema, hint }) => {
  for (const kind of ['absent', 'simulated']) {
    expect(Value.Check(schema, { kind })).toBe(true);
    expect(checkConfig({ ...base, [key]: { kind, pathh: 'x' } })).toEqual({
      ok: false,
      error: [`${key}: ${hint} (no such setting: pathh)`],
    });
  }
  expect(checkConfig({ ...base, [key]: { kind: 'magic' } })).toMatchObject({ ok: false, error: [`${key}: ${hint}`] });
});

test.each(devicePlugins)('[D-26] $key: a PC without it has an absent part and nothing simulated', async (plugin) => {
  const plugged = await plugin.create({ kind: 'absent' }, context);
  await withPlugged(plugged, async () => {
    expect(devicePartNames).toContain(plugged.device.part);
    expect((await plugged.device.check()).state).toBe('absent');
    expect(plugged.simulator).toBeUndefined();
    await plugged.wipe?.();
  });
});

test.each(devicePlugins)(
  '[D-26] $key: simulated it works at once, and every string on the panel has its route',
  async (plugin) => {
    const plugged = await plugin.create({ kind: 'simulated' }, context);
    await withPlugged(plugged, async () => {
      const simulator = plugged.simulator as DeviceSimulator;
      expect((await plugged.device.check()).state).toBe('ok');
      expect(JSON.parse(JSON.stringify(simulator.state()))).toBeTypeOf('object');
      const routes = await routesOf((app) => simulator.addRoutes(app));
      const pulled = [...simulator.panel.matchAll(/data-route="([^"]+)"/g)].map(
        ([, route]) => `POST /simulator/${route}`,
      );
      expect(pulled.length).toBeGreaterThan(0);
      expect(routes).toEqual(expect.arrayContaining([...new Set(pulled)]));
      const seen = [...simulator.panel.matchAll(/data-picture="([^"]+)"/g)].map(
        ([, route]) => `GET /simulator/${route}`,
      );
      expect(routes).toEqual(expect.arrayContaining(seen));
      for (const route of routes) expect(route).toMatch(/ \/simulator\//);
      expect(simulator.panel).not.toMatch(/<script|<style|style=|onclick/);
    });
  },
);

test('[D-24] every call that the agent takes for a device is written down, or is known not to be business', async () => {
  // Without power to speak of there is nobody to tell a session to.
  const parts = await createParts({ power: { kind: 'simulated' } }, context);
  const app = buildAgent({ parts, access: createAccess([]), watchEveryMs: 5_000 });
  const calls: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'POST' && !url.startsWith('/simulator/')) calls.push(url);
  });
  await app.ready();
  expect(calls.sort()).toEqual([...Object.keys(loggedRoutes), ...unloggedRoutes].sort());
  await app.close();
});
