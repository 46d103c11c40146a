import { expect, test } from 'vitest';
import { syntheticPersons } from './synthetic-persons.ts';

test('the people on the cards do not exist, and their check digits are right', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  for (const { card } of syntheticPersons) {
    expect(card.idNumber).toMatch(/^(510499|810000|XXA|900000)/);
    expect(card.name).toMatch(/^(测试|TEST)/);
    if (card.idNumber.startsWith('XXA')) continue;
    const sum = weights.reduce((total, weight, at) => total + weight * Number(card.idNumber[at]), 0);
    expect('10X98765432'[sum % 11]).toBe(card.idNumber[17]);
  }
});
