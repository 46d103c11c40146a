import { expect, test } from 'vitest';
import { ageOn, maskName, maskNumber, readBirthDay, readIdNumber } from './id-number.ts';

const today = '2026-05-06';

/** Nobody can hold these: 510499 is no area. The ages are those of 6 May 2026. */
const persons: readonly (readonly [string, string, number])[] = [
  ['a woman of 82', '510499194403070022', 82],
  ['a veteran', '510499198808010114', 37],
  ['a man in a wheelchair', '510499197505120338', 50],
  ['a farmer', '510499196911200558', 56],
  ['a migrant', '510499199201150086', 34],
  ['a clerk', '510499199006230267', 35],
  ['a man who turns 60 today', '51049919660506077X', 60],
  ['a man who turns 60 tomorrow', '510499196605070791', 59],
  ['a woman born on 29 February', '51049919440229004X', 82],
  ['a resident of Hong Kong', '810000198505059997', 41],
  ['a child', '510499201306010207', 12],
  ['an elder with check character X', '51049919551010005X', 70],
];

test.each(persons)('[E-06] %s: %s is right, age %i', (_, number, age) => {
  const read = readIdNumber(number, today);
  expect(read.ok && read.value.birthDay !== null && ageOn(read.value.birthDay, today)).toBe(age);
});

test.each(['34052419800101001X', '370101190102039973'])('[E-06] the vector %s of the standard passes', (number) => {
  expect(readIdNumber(number, today)).toMatchObject({ ok: true, value: { number } });
});

test.each([
  ['check digit', '510499194403070023'],
  ['month 13', '510499194413070026'],
  ['29 February of a common year', '510499194302290042'],
  ['birth in the future', '510499209901010013'],
  ['16 characters', '5104991944030700'],
  ['full-width digits', '５１０４９９１９４４０３０７００２２'],
  ['nothing', ''],
  ['letters inside', '5104991944030O0022'],
  ['X before the end', '51049919440307X022'],
  ['15 digits of before 1999', '510499440307002'],
])('[E-06] refused: %s', (_, number) => {
  expect(readIdNumber(number, today)).toEqual({ ok: false, error: 'invalid_id_number' });
});

test('[E-06] every single wrong digit is noticed', () => {
  const right = '510499194403070022';
  for (let place = 0; place < 17; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      if (String(digit) === right[place]) continue;
      const wrong = right.slice(0, place) + digit + right.slice(place + 1);
      expect(readIdNumber(wrong, today).ok).toBe(false);
    }
  }
});

test('[E-06] a small x and blanks around are taken as meant', () => {
  expect(readIdNumber(' 51049919660506077x ', today)).toMatchObject({
    ok: true,
    value: { number: '51049919660506077X' },
  });
});

test('[E-06] a permanent residence card of 2017 tells no birthday', () => {
  expect(readIdNumber('CHN310168010101', today)).toEqual({
    ok: true,
    value: { number: 'CHN310168010101', birthDay: null },
  });
});

test.each(['1849-12-31', '2026-05-07', '1955-02-30', '19550312', ''])(
  '[E-06] the birth day %j beside a number counts for nothing',
  (text) => {
    expect(readBirthDay(text, today)).toBeNull();
  },
);

test('[E-06] a birth day beside a number that holds none is taken', () => {
  expect(readBirthDay('1955-03-12', today)).toBe('1955-03-12');
  expect(readBirthDay(undefined, today)).toBeNull();
});

test('[B-04] sixty begins on the birthday, not the day before; who was born on 29 February turns on 1 March', () => {
  expect([ageOn('1966-05-06', today), ageOn('1966-05-07', today)]).toEqual([60, 59]);
  expect([ageOn('1966-05-06', '2026-05-05'), ageOn('1966-05-06', '2026-12-31')]).toEqual([59, 60]);
  expect([ageOn('1964-02-29', '2024-02-28'), ageOn('1964-02-29', '2024-02-29')]).toEqual([59, 60]);
  expect([ageOn('1966-02-28', '2026-02-28'), ageOn('1968-02-29', '2026-02-28')]).toEqual([60, 57]);
  expect(ageOn('1968-02-29', '2026-03-01')).toBe(58);
});

test('[E-09] a masked number shows the first and the last four', () => {
  expect(maskNumber('510499194403070022')).toBe('5104**********0022');
  expect(maskNumber('CHN310168010101')).toBe('CHN3*******0101');
  expect(maskNumber('12345678')).toBe('********');
});

test('[E-09] a masked name shows the family and never the whole', () => {
  expect(['张三', '欧阳修文', '张建华', '王', ' 李四 '].map(maskName)).toEqual(['张*', '欧**文', '张*华', '*', '李*']);
  expect(maskName('Anna Maria Berg')).toBe('A* M* B*');
  expect(maskName('买买提·吐尔逊')).toBe('买*****逊');
});
