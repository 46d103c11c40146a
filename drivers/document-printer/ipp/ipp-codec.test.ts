import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consumablesOf, stateOf } from '../printer-attributes.ts';
import { numberOf, readReply, textsOf, writeRequest } from './ipp-codec.ts';
import { isWholeMessage } from './ipp-frame.ts';
import { recordedReplies } from './recorded.ts';

function read(name: keyof typeof recordedReplies) {
  const reply = readReply(recordedReplies[name], 7);
  if (reply === null) throw new Error(`${name} could not be read`);
  return reply;
}

test('[D-06] a question goes over the wire byte for byte as RFC 8010 has it', () => {
  const bytes = writeRequest({
    operation: 'Cancel-Job',
    id: 258,
    printerUri: 'ipp://p/ipp/print',
    attributes: { 'job-id': 5, 'requesting-user-name': 'kiosk' },
  });
  expect(bytes.toString('latin1')).toBe(
    '\x02\x00\x00\x08\x00\x00\x01\x02\x01' +
      '\x47\x00\x12attributes-charset\x00\x05utf-8' +
      '\x48\x00\x1battributes-natural-language\x00\x02en' +
      '\x45\x00\x0bprinter-uri\x00\x11ipp://p/ipp/print' +
      '\x21\x00\x06job-id\x00\x04\x00\x00\x00\x05' +
      '\x42\x00\x14requesting-user-name\x00\x05kiosk\x03',
  );
});

test('[D-06] the document follows the attributes untouched', () => {
  const document = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 3, 255]);
  const bytes = writeRequest({
    operation: 'Print-Job',
    id: 1,
    printerUri: 'ipp://p/',
    attributes: { 'job-name': 'tidehall-1', 'document-format': 'application/pdf' },
    job: { copies: 2 },
    document,
  });
  expect(bytes.subarray(-document.length)).toEqual(document);
  expect(bytes.toString('latin1')).toContain('\x02\x21\x00\x06copies\x00\x04\x00\x00\x00\x02\x03%PDF');
});

test('[D-06] a real printer, idle, with its tray empty, and in trouble', () => {
  expect(stateOf(read('idle').printer)).toBe('ok');
  expect(textsOf(read('emptyTray').printer, 'printer-state-reasons')).toEqual(['media-empty-report']);
  expect(stateOf(read('emptyTray').printer)).toBe('paper-out');
  expect(consumablesOf(read('idle').printer)).toEqual([
    { name: 'Toner Waste Tank', percent: 75, state: 'ok' },
    { name: 'Black Toner', percent: 75, state: 'ok' },
    { name: 'paper: main', percent: 40, state: 'ok' },
    { name: 'paper: by-pass-tray', percent: null, state: 'unknown' },
  ]);
});

test('[D-06] a real job, taken, under way, done, and unknown', () => {
  expect(numberOf(read('taken').jobs[0] ?? {}, 'job-id')).toBe(1);
  expect(read('job').jobs[0]).toMatchObject({ 'job-state': 'processing', 'job-state-reasons': 'job-printing' });
  expect(read('completed').jobs[0]).toMatchObject({
    'job-state': 'completed',
    'job-state-reasons': 'job-completed-successfully',
  });
  expect(textsOf(read('jobs').jobs[0] ?? {}, 'job-name')).toEqual(['tidehall-bench-1']);
  expect(read('unknownJob').status).toBe('client-error-not-found');
  expect(read('cancelTooLate').status).toBe('client-error-not-possible');
});

test('[D-06] collections within collections, dates and ranges of a real printer are read', () => {
  const { printer } = read('everything');
  expect(printer['media-col-default']).toMatchObject({ 'media-size': { 'x-dimension': 21590 } });
  expect(printer['copies-supported']).toEqual([1, 999]);
  expect(printer['printer-state-change-date-time']).toBeInstanceOf(Date);
});

test('[D-06] the answer to another question is not taken', () => {
  expect(readReply(recordedReplies.idle, 8)).toBeNull();
});

test('[D-06] a reply cut anywhere is no reply', () => {
  const whole = recordedReplies.everything;
  for (let length = 0; length < whole.length; length += 1) {
    expect(isWholeMessage(whole.subarray(0, length)), `cut at ${length}`).toBe(false);
  }
  expect(isWholeMessage(whole)).toBe(true);
});

test('[D-06] a length beyond 0x7FFF, which sends the package backwards for ever, is refused before it parses', () => {
  const bytes = Buffer.from(recordedReplies.idle);
  // The length of the name of the first attribute.
  bytes.writeUInt16BE(0xfff0, 10);
  expect(readReply(bytes, 7)).toBeNull();
});

test('[D-06] no bytes make it throw or hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const framed = Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 7]), bytes]);
      const reply = readReply(framed, 7);
      if (reply) stateOf(reply.printer);
    }),
    { numRuns: 2_000 },
  );
});
