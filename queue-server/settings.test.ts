import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without any setting the demo hall is served at http://localhost:8080 from ./data', () => {
  expect(readSettings({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    publicUrl: 'http://localhost:8080',
    production: false,
    hallFiles: [],
    adminPassword: null,
    demoAgent: null,
  });
});

test('an empty setting is none', () => {
  expect(readSettings({ PORT: '', HOST: '', DATA_DIR: '', LOG_LEVEL: '', PUBLIC_URL: '' })).toEqual(readSettings({}));
});

test('the address of the server is taken without a slash at its end', () => {
  expect(readSettings({ PUBLIC_URL: 'https://hall.example/' }).publicUrl).toBe('https://hall.example');
  expect(readSettings({ HOST: '::1', PORT: '9000' }).publicUrl).toBe('http://[::1]:9000');
  expect(readSettings({ HOST: '0.0.0.0' }).publicUrl).toBe('http://localhost:8080');
});

test.each([
  [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535'],
  [{ PORT: '70000' }, 'PORT must be a whole number'],
  [{ GUESSES_PER_MINUTE: '0' }, 'GUESSES_PER_MINUTE must be a whole number from 1'],
  [{ LEDGER_HASH: 'md5' }, 'LEDGER_HASH must be sha256 or sm3'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug'],
  [{ PUBLIC_URL: 'hall.example' }, 'PUBLIC_URL must be an address such as https://hall.example, not "hall.example"'],
  [{ PUBLIC_URL: 'https://hall.example/queue' }, 'PUBLIC_URL must be an address'],
  [{ AGENT_ORIGINS: "http://127.0.0.1:9123,'unsafe-inline'" }, 'AGENT_ORIGINS must be an address'],
  [{ DATABASE_URL: 'postgres://x' }, 'PostgreSQL is not supported yet'],
  [{ CARD_HSM: 'stand-in', CARD_HSM_KEY: 'x' }, 'CARD_HSM must be an address'],
  [{ E_CARD_GATEWAY: 'cards.example', E_CARD_GATEWAY_KEY: 'x' }, 'E_CARD_GATEWAY must be an address'],
  [{ E_CARD_GATEWAY: 'https://cards.example/resolve' }, 'E_CARD_GATEWAY needs E_CARD_GATEWAY_KEY'],
  [{ CARD_HSM: 'https://hsm.example/cards' }, 'CARD_HSM needs CARD_HSM_KEY'],
])('%j is refused in words', (environment, words) => {
  expect(() => readSettings(environment)).toThrow(words);
});

test('[D-26] in production there is no demo hall and no simulated device', () => {
  expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('set HALL_CONFIG');
  const settings = readSettings({
    NODE_ENV: 'production',
    HALL_CONFIG: 'hall.json',
    DEMO_AGENT_URL: 'http://127.0.0.1:9123',
    DEMO_AGENT_TOKEN: 'token',
  });
  expect(settings).toMatchObject({ production: true, demoAgent: null, hallFiles: [resolve('hall.json')] });
});

test('[D-03] the security module of third-generation cards is set by its address and our key; otherwise there is none', () => {
  const settings = readSettings({ CARD_HSM: 'https://hsm.example/cards', CARD_HSM_KEY: 'key-of-the-hall' });
  expect(settings.cardHsm).toEqual({ url: 'https://hsm.example/cards', key: 'key-of-the-hall' });
  expect(readSettings({}).cardHsm).toBeNull();
});

const cardService = {
  NODE_ENV: 'production',
  HALL_CONFIG: 'hall.json',
  CARD_HSM_KEY: 'key',
  E_CARD_GATEWAY_KEY: 'key',
};

test.each([
  { E_CARD_GATEWAY: 'http://cards.example/resolve' },
  { CARD_HSM: 'http://hsm.example/cards' },
  { CARD_HSM: 'http://127.0.0.1.hsm.example/cards' },
])('in production %j is refused: what goes there is of persons', (address) => {
  expect(() => readSettings({ ...cardService, ...address })).toThrow('must begin with https:// in production');
  expect(() => readSettings({ ...cardService, ...address, NODE_ENV: '' })).not.toThrow();
});

test.each([
  'http://127.0.0.1:9444/cards',
  'http://localhost:9444/cards',
  'http://[::1]:9444/cards',
  'https://hsm.example/',
])('in production the security module may be at %s', (address) => {
  expect(readSettings({ ...cardService, CARD_HSM: address }).cardHsm?.url).toBe(address);
});
