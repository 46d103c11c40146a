import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { parseFlags } from './flags.ts';

const good = {
  port: 9123,
  token: 'a-token-of-some-length',
  origins: ['http://hall:8080'],
  printer: { kind: 'tcp', host: '192.168.1.50', port: 9100, paperMm: 80 },
  cardReader: { kind: 'absent' },
};

function complaints(changes: object): readonly string[] {
  const parsed = parseConfig(JSON.stringify({ ...good, ...changes }));
  return parsed.ok ? [] : parsed.error;
}

test('[D-26] takes every kind of printer', () => {
  for (const printer of [
    good.printer,
    { kind: 'serial', path: '/dev/ttyS0', baudRate: 19_200, paperMm: 58, confirmation: 'process-id' },
    { kind: 'device-file', path: '/dev/usb/lp0', paperMm: 80, confirmation: 'paper-status' },
    { kind: 'simulated', paperMm: 58 },
    { kind: 'absent' },
  ]) {
    expect(complaints({ printer })).toEqual([]);
  }
});

test('[D-26] names a setting that it does not know, that is missing or that is wrong', () => {
  expect(complaints({ pritner: {} })).toEqual(['pritner: no such setting']);
  expect(complaints({ token: undefined })).toEqual(['token: is missing']);
  expect(complaints({ port: 70_000 })).toEqual([expect.stringMatching(/^port: /)]);
  expect(complaints({ origins: [] })).toEqual([expect.stringMatching(/^origins: /)]);
  expect(complaints({ origins: ['*'] })).toEqual([expect.stringMatching(/^origins\/0: /)]);
  expect(complaints({ origins: ['http://hall:8080/kiosk'] })).toEqual([expect.stringMatching(/^origins\/0: /)]);
  expect(complaints({ printer: { ...good.printer, baudRate: 9_600 } })).toEqual([
    expect.stringMatching(/^printer: wants exactly /),
  ]);
  expect(complaints({ printer: { ...good.printer, paperMm: 57 } })).toEqual([
    expect.stringMatching(/^printer: wants exactly /),
  ]);
});

test('[D-26] never repeats the token in a complaint', () => {
  expect(complaints({ token: 'secret' }).join()).not.toContain('secret');
});

test('[D-26] refuses what is no JSON or no object', () => {
  for (const text of ['{', '[]', 'null', '"x"', '{}']) expect(parseConfig(text).ok).toBe(false);
});

test('[D-26] flags make a simulated agent, and only that', () => {
  const flags = [
    '--simulated',
    '--port',
    '9200',
    '--token',
    'demo-token',
    '--origin',
    'http://a:1',
    '--origin',
    'http://b:2',
    '--paper',
    '58',
  ];
  expect(parseFlags(flags)).toEqual({
    ok: true,
    value: {
      port: 9_200,
      token: 'demo-token',
      origins: ['http://a:1', 'http://b:2'],
      printer: { kind: 'simulated', paperMm: 58 },
      cardReader: { kind: 'simulated' },
    },
  });
  expect(parseFlags([])).toEqual({ ok: false, error: [expect.stringContaining('AGENT_CONFIG')] });
  expect(parseFlags(['--simulated']).ok).toBe(false);
  expect(parseFlags(['--simulatd']).ok).toBe(false);
});
