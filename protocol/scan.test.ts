import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestScan, readScan } from './scan.ts';

test.each([
  ['https://hall.example/t/7kq2mxrtab3cdefg', { kind: 'ticket', ticket: '7kq2mxrtab3cdefg' }],
  ['http://192.168.1.5:8080/t/7kq2mxrtab3cdefg?l=en', { kind: 'ticket', ticket: '7kq2mxrtab3cdefg' }],
  ['7KQ2MXRT', { kind: 'booking', code: '7KQ2MXRT' }],
  [' 7kq2-mxrt \r\n', { kind: 'booking', code: '7KQ2MXRT' }],
  ['ESSC1.Zm9vYmFyLXRva2VuLW9m', { kind: 'e-card', token: 'ESSC1.Zm9vYmFyLXRva2VuLW9m' }],
  ['YW-20260506-000123', { kind: 'receipt', number: 'YW-20260506-000123' }],
  ['yw20260506000123', { kind: 'receipt', number: 'YW20260506000123' }],
])('[D-10] %s is known by its form', (text, scan) => {
  expect(readScan(text)).toEqual(scan);
});

test.each([
  ['a payment code', '134567890123456789'],
  ['an ID number', '510499194403070022'],
  ['the page for bookings', 'https://hall.example/t/book'],
  ['a ticket of another system', 'https://hall.example/t/1234'],
  ['an address that only ends like one of ours', 'https://x.example/y/t/7kq2mxrtab3cdefg'],
  ['a script', 'javascript:alert(1)'],
  ['a sentence', '您好，欢迎'],
  ['a short e-card', 'ESSC1.abc'],
])('[D-10] %s is nothing that is used here, and none of it is told', (_, text) => {
  expect(readScan(text)).toEqual({ kind: 'unknown' });
});

test.each([
  ['nothing', ''],
  ['blanks', '  \r\n'],
  ['control characters', '7KQ2\u0000MXRT'],
  ['a torn character', '7KQ2\uFFFDXRT'],
  ['too long', 'A'.repeat(longestScan + 1)],
])('[D-10] %s is to be held up again', (_, text) => {
  expect(readScan(text)).toEqual({ kind: 'unreadable' });
});

test('[D-10] any text is told as one kind, and what it tells is safe in a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const scan = readScan(text);
      if (scan.kind === 'ticket') expect(scan.ticket).toMatch(/^[a-z0-9]{16}$/);
      if (scan.kind === 'booking') expect(scan.code).toMatch(/^[A-Z0-9]{8}$/);
      if (scan.kind === 'receipt') expect(scan.number).toMatch(/^[A-Z0-9-]+$/);
    }),
  );
});
