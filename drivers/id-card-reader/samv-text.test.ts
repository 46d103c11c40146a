import { expect, test } from 'vitest';
import { readPaper } from './samv-text.ts';
import { foreigner2017Text, foreigner2023Text, permitText, residentText } from './simulator/paper-text.ts';

const words = { name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' };
const malformed = { ok: false, error: 'malformed' };

/** The first bytes of the fields of a resident card, as they stand on the wire. */
test('[D-02] a resident card, byte by byte', () => {
  const text = Buffer.from('2000'.repeat(128), 'hex');
  Buffer.from('4b6dd58b3275', 'hex').copy(text, 0);
  Buffer.from('31003900340034003000330030003700', 'hex').copy(text, 36);
  Buffer.from('350031003000340039003900310039003400340030003300300037003000300032003200', 'hex').copy(text, 122);
  Buffer.from('7f951f67', 'hex').copy(text, 204);
  expect(readPaper(text)).toEqual({
    ok: true,
    value: {
      kind: 'resident-id-card',
      name: '测试甲',
      idNumber: '510499194403070022',
      birthDay: '1944-03-07',
      validUntil: null,
    },
  });
});

test('[D-02] a permit for HK, Macao and Taiwan, with a last day', () => {
  const paper = readPaper(
    permitText({ name: '测试壬', number: '810000198505059997', birth: '19850505', until: '20280101' }),
  );
  expect(paper).toMatchObject({ ok: true, value: { kind: 'hmt-permit', validUntil: '2028-01-01' } });
});

test('[D-02] a foreigner of 2017: name in Latin letters, number of 15, birth day beside it', () => {
  const permit = { name: 'TEST ANNA', otherName: '测试安娜', number: 'XXA510499550312', birth: '19550312' };
  expect(readPaper(foreigner2017Text({ ...permit, until: '20280101' }))).toMatchObject({
    ok: true,
    value: {
      kind: 'foreigner-permit-2017',
      name: 'TEST ANNA',
      idNumber: 'XXA510499550312',
      birthDay: '1955-03-12',
    },
  });
});

test('[D-02] a foreigner of 2023: a long name goes on in its second field, without a break in a word', () => {
  const name = 'TEST-LONGLASTNAME, MAXIMILIAN ALEXANDER JOHN';
  const permit = { name, number: '900000197903150013', birth: '19790315', until: '20340101' };
  expect(readPaper(foreigner2023Text(permit))).toMatchObject({ ok: true, value: { name } });
  const blank = readPaper(foreigner2023Text({ ...permit, name: '', otherName: '测试安' }));
  expect(blank).toMatchObject({ ok: true, value: { name: '测试安' } });
});

test.each(['㐂', '䶮', '𬭎', '\uE863'])('[D-02] the rare character %s of a name is kept', (rare) => {
  const paper = readPaper(residentText({ ...words, name: `测试${rare}` }));
  expect(paper.ok && paper.value.name).toBe(`测试${rare}`);
});

test.each([
  ['a wrong check character', { number: '510499194403070023' }],
  ['a number of 17', { number: '51049919440307002 ' }],
  ['no name', { name: ' ' }],
  ['a birth day that does not exist', { birth: '19440230' }],
  ['a last day that does not exist', { until: '20281301' }],
  ['no last day', { until: ' '.repeat(8) }],
  ['a control character in the name', { name: '测\u0001甲' }],
  ['half of a pair in the name', { name: '测\ud86e' }],
])('[D-02] refused: %s', (_, wrong) => {
  expect(readPaper(residentText({ ...words, ...wrong }))).toEqual(malformed);
});

test('[D-02] another length and another type are refused', () => {
  expect(readPaper(residentText(words).subarray(1))).toEqual(malformed);
  expect(readPaper(residentText(words, 'Q'))).toEqual({ ok: false, error: 'unknown-kind' });
});
