import { expect, test } from 'vitest';
import { command, exchange, parseResponse, withLength } from './apdu.ts';
import { readFacts, readHolder } from './read-card.ts';
import { createScriptedLink } from './simulator/scripted-link.ts';

const select = '00A404000F 7378312E73682EC9E7BBE1B1A3D5CF';
const fci = '6F15 840F7378312E73682EC9E7BBE1B1A3D5CF A502 9F0C 03 86 01 03';
const cardId = '510499D1560000053330373030323200';
const number = '353130343939313934343033303730303232';
const name = 'B2E2CAD4BCD7'.padEnd(60, '0');

test('[D-03] a first-generation card on T=1, byte by byte', async () => {
  const link = createScriptedLink([
    [select, `${fci} 9000`],
    ['00A40200 02 EF05', '9000'],
    ['00B20300 06', '0304 312E3030 9000'],
    ['00B20100 12', `0110 ${cardId} 9000`],
    ['00B20600 06', '0604 20341231 9000'],
    ['00A40200 02 EF06', '9000'],
    ['00B20800 14', `0812 ${number} 9000`],
    ['00B20900 20', `091E ${name} 9000`],
    ['00B24E00 16', '6A83'],
  ]);
  const facts = await readFacts(link);
  expect(facts).toMatchObject({ ok: true, value: { generation: 1, expiresOn: '20341231', algorithm: '03' } });
  expect(await readHolder(link)).toEqual({ ok: true, value: { idNumber: '510499194403070022', name: '测试甲' } });
});

test('[D-03] a card on T=0: 61xx is fetched, 6Cxx is asked again, an older way of selecting and of reading is found', async () => {
  const link = createScriptedLink([
    [select, '6128'],
    ['00C00000 28', `${fci} 9000`],
    ['00A40200 02 EF05', '6A86'],
    ['00A40000 02 EF05', '9000'],
    ['00B20300 06', '6700'],
    ['00B20300 00', '6C06'],
    ['00B20300 06', '0304 322E3030 9000'],
    ['00B20100 12', '6110'],
    ['00C00000 10', `0110 ${cardId.slice(0, 28)} 6102`],
    ['00C00000 02', `${cardId.slice(28)} 9000`],
    ['00B20600 06', '6A83'],
  ]);
  expect(await readFacts(link)).toMatchObject({ ok: true, value: { generation: 2, expiresOn: null } });
  expect(link.sent()).toHaveLength(11);
});

test('[D-03] a card that announces more for ever is given up', async () => {
  const endless = createScriptedLink([
    ['00840000 08', '6108'],
    ...Array.from({ length: 15 }, () => ['00C00000 08', '6108'] as const),
  ]);
  expect(await exchange(endless, command([0x00, 0x84, 0x00, 0x00], { le: 8 }))).toEqual({ ok: false, error: 'broken' });
});

test('[D-03] a card that wants another length twice is believed once', async () => {
  const link = createScriptedLink([
    ['00840000 08', '6C10'],
    ['00840000 10', '6C08'],
  ]);
  const answered = await exchange(link, command([0x00, 0x84, 0x00, 0x00], { le: 8 }));
  expect(answered).toMatchObject({ ok: true, value: { sw: 0x6c08 } });
});

test('[D-03] an answer of fewer than two bytes is none', () => {
  expect([[], [0x90]].map((bytes) => parseResponse(Uint8Array.from(bytes)).ok)).toEqual([false, false]);
});

test.each([
  ['00A40000', '00A4000014'],
  ['00B2030006', '00B2030014'],
  ['00A4020002EF05', '00A4020002EF0514'],
  ['00A4020002EF0500', '00A4020002EF0514'],
])('[D-03] %s with a length asked for is %s', (before, after) => {
  const changed = withLength(Uint8Array.from(Buffer.from(before, 'hex')), 0x14);
  expect(Buffer.from(changed).toString('hex').toUpperCase()).toBe(after);
});
