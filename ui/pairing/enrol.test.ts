import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttpClient } from '../client/http-client.ts';
import { forgetDevice, readDevice } from './device-token.ts';
import { findDevice, pairDevice } from './enrol.ts';

const paired = { device: 'K1', token: 'secret', hall: 'demo', kind: 'kiosk', name: '01', window: null };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

function server(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const send = async (url: string | URL | Request) => {
    asked.push(String(url));
    const body = answers[String(url)];
    return new Response(JSON.stringify(body ?? { code: 'not_found' }), { status: body === undefined ? 404 : 200 });
  };
  return { http: createHttpClient({ fetch: send as typeof fetch }), asked };
}

test('[N-06] a code becomes a token that is kept', async () => {
  const { http } = server({ '/api/v1/devices/pair': paired });
  expect((await pairDevice(http, 'ABCD-1234', ['kiosk'])).ok).toBe(true);
  expect(readDevice()).toEqual(paired);
  forgetDevice();
  expect(readDevice()).toBeNull();
});

test('[N-06] a code for a board does not make a kiosk', async () => {
  const { http } = server({ '/api/v1/devices/pair': { ...paired, kind: 'board' } });
  expect(await pairDevice(http, 'ABCD-1234', ['kiosk'])).toMatchObject({ ok: false, error: { code: 'wrong_kind' } });
  expect(readDevice()).toBeNull();
});

test('a demo hall pairs by itself, every other hall asks for a code', async () => {
  const demo = { hall: 'demo', codes: { kiosk: 'K', board: 'B' }, agent: null };
  const open = server({ '/api/v1/demo': demo, '/api/v1/devices/pair': paired });
  expect(await findDevice(open.http, ['kiosk'], 'kiosk')).toEqual(paired);
  forgetDevice();
  expect(await findDevice(server({}).http, ['kiosk'], 'kiosk')).toBeNull();
});

test('a device that was paired before asks nobody', async () => {
  localStorage.setItem('tidehall.device', JSON.stringify(paired));
  const { http, asked } = server({});
  expect(await findDevice(http, ['kiosk'], 'kiosk')).toEqual(paired);
  expect(asked).toEqual([]);
});

test('what cannot be read counts as not paired', () => {
  localStorage.setItem('tidehall.device', '{half');
  expect(readDevice()).toBeNull();
});
