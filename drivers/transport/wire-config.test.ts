import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { openerFor, serialWire, strict, tcpWire } from './wire-config.ts';

test('each wire has its way, and what is simulated or absent has none', () => {
  const names = [
    { kind: 'serial', path: '/dev/tidehall/one', baudRate: 9_600 } as const,
    { kind: 'tcp', host: '192.168.1.50', port: 9_100 } as const,
    { kind: 'device-file', path: '/dev/usb/lp0' } as const,
    { kind: 'simulated' } as const,
    { kind: 'absent' } as const,
  ].map((config) => openerFor(config).name);
  expect(names).toEqual(['serial /dev/tidehall/one', 'tcp 192.168.1.50:9100', 'file /dev/usb/lp0', 'none', 'none']);
});

test('a wire is refused without its path or host, at a speed that no line has, and with a stranger beside it', () => {
  const Wire = Type.Union([Type.Object(serialWire, strict), Type.Object(tcpWire, strict)]);
  const serial = { kind: 'serial', path: '/dev/ttyS0', baudRate: 9_600 };
  const tcp = { kind: 'tcp', host: 'printer', port: 9_100 };
  for (const right of [serial, tcp]) expect(Value.Check(Wire, right)).toBe(true);
  for (const wrong of [
    { ...serial, path: '' },
    { ...serial, baudRate: 300 },
    { ...serial, host: 'printer' },
    { ...tcp, port: 0 },
    { ...tcp, host: undefined },
  ]) {
    expect(Value.Check(Wire, wrong), JSON.stringify(wrong)).toBe(false);
  }
});
