import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { parseFlags } from './flags.ts';
import { devicePlugins } from './plugins.ts';

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

test('takes every kind of printer', () => {
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

test('names a setting that it does not know, that is missing or that is wrong', () => {
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

test('a device that is not in the file is one that this PC does not have', () => {
  const { printer: _printer, cardReader: _cardReader, ...bare } = good;
  const parsed = parseConfig(JSON.stringify(bare));
  expect(parsed.ok && parsed.value.devices).toEqual(
    Object.fromEntries(devicePlugins.map(({ key }) => [key, { kind: 'absent' }])),
  );
});

test('names what does not belong into the setting of a device', () => {
  expect(complaints({ printer: { ...good.printer, papper: 80, baudRate: 9_600 } })).toEqual([
    expect.stringMatching(/ \(no such setting: papper, baudRate\)$/),
  ]);
  expect(complaints({ cardReader: { kind: 'absent', port: 1 } })).toEqual([
    expect.stringMatching(/ \(no such setting: port\)$/),
  ]);
  expect(complaints({ cardReader: 'absent' })).toHaveLength(1);
});

test('every mistake has its line', () => {
  const all = complaints({ prot: 1, port: 'x', origins: ['*'], printer: {}, cardReader: { kind: 'magic' } });
  expect(all.map((line) => line.split(':')[0])).toEqual(['prot', 'port', 'origins/0', 'printer', 'cardReader']);
});

test('[D-13] what no schema sees in a timetable has its line too, with its place', () => {
  const exceptions = [
    { from: '2026-10-07', to: '2026-10-01', hours: null },
    { from: '2026-02-30', to: '2026-03-02', hours: null },
  ];
  expect(complaints({ prot: 1, power: { kind: 'schedule-only', schedule: { weekdays: {}, exceptions } } })).toEqual([
    'prot: no such setting',
    'power/schedule/exceptions/0: to is before from',
    'power/schedule/exceptions/1/from: there is no day 2026-02-30',
  ]);
});

const bare = { token: undefined, origins: undefined };
const apps = [
  { name: 'kiosk', token: 'token-of-the-kiosk', origins: ['http://hall:8080'] },
  { name: 'staff-console', token: 'token-of-the-console', origins: ['http://hall:8080'] },
];

test('[D-21] several apps share the agent of a PC, each with its own token', () => {
  const parsed = parseConfig(JSON.stringify({ ...good, ...bare, apps }));
  expect(parsed.ok && parsed.value.apps).toEqual(apps);
  const short = parseConfig(JSON.stringify(good));
  expect(short.ok && short.value.apps).toEqual([{ name: 'kiosk', token: good.token, origins: good.origins }]);
});

test('[D-21] refuses apps beside a token, and apps that cannot be told apart', () => {
  expect(complaints({ apps })).toEqual([
    'token: stands beside apps; give every app its own',
    'origins: stands beside apps; give every app its own',
  ]);
  expect(complaints({ ...bare, apps: [apps[0], { ...apps[1], name: 'kiosk' }] })).toEqual([
    'apps: two of them have the same name',
  ]);
  const twice = complaints({ ...bare, apps: [apps[0], { ...apps[1], token: apps[0]?.token }] });
  expect(twice).toEqual(['apps: two of them have the same token']);
  expect(complaints({ ...bare, apps: [{ ...apps[0], token: 'secret' }] }).join()).toMatch(
    /^apps\/0\/token: (?!.*secret)/,
  );
  expect(complaints({ ...bare, apps: [] })).toEqual([expect.stringMatching(/^apps: /)]);
});

test('never repeats the token in a complaint', () => {
  expect(complaints({ token: 'secret' }).join()).not.toContain('secret');
});

test('refuses what is no JSON or no object', () => {
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
      apps: [{ name: 'kiosk', token: 'demo-token', origins: ['http://a:1', 'http://b:2'] }],
      dataDir: null,
      devices: {
        ...Object.fromEntries(devicePlugins.map(({ key }) => [key, { kind: 'simulated' }])),
        printer: { kind: 'simulated', paperMm: 58 },
      },
    },
  });
  expect(parseFlags([])).toEqual({ ok: false, error: [expect.stringContaining('AGENT_CONFIG')] });
  expect(parseFlags(['--simulated']).ok).toBe(false);
  expect(parseFlags(['--simulatd']).ok).toBe(false);
});
