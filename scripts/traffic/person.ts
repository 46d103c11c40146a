import type { CardData } from '../../protocol/agent.ts';

const familyNames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
const givenNames = ['测一', '测二', '测三', '测四', '测五', '测六', '测七', '测八', '测九'];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** An invented person: the area 510499 is unassigned, so that no living person can hold the number. */
export function inventPerson(today: Date, random: () => number): CardData {
  const age = random() < 0.25 ? between(60, 88, random) : between(20, 59, random);
  const birth = new Date(Date.UTC(today.getUTCFullYear() - age, between(0, 11, random), between(1, 28, random)));
  const stem = `510499${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(between(1, 999, random)).padStart(3, '0')}`;
  return {
    medium: random() < 0.7 ? 'resident-id-card' : 'social-security-card',
    name: `${oneOf(familyNames, random)}${oneOf(givenNames, random)}`,
    idNumber: stem + checkDigit(stem),
  };
}

function checkDigit(stem: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(stem[index]), 0);
  return checkDigits[sum % 11] ?? '';
}

/** A whole number, both ends included. */
export function between(lowest: number, highest: number, random: () => number): number {
  return lowest + Math.floor(random() * (highest - lowest + 1));
}

/** Throws where there is nothing to choose from. */
export function oneOf<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to choose from');
  return value;
}
