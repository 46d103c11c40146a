import type { Text } from '../../protocol/text.ts';
import { countedInChinese, spelledInChinese } from './chinese-numbers.ts';

const englishDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const englishNumbers = [
  ...englishDigits,
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  'twenty',
];

/**
 * What is said when a number is called, and what stands as text for those who cannot hear (C-03, C-10).
 * The ticket's number is read digit by digit, the window's as a number: `A012` and `3` are 请 A 零 幺 二 号 到 三 号窗口.
 */
export function callWords(number: string, windowLabel: string): Text {
  return {
    zh: `请 ${spelledInChinese(number)} 号 到 ${windowInChinese(windowLabel)} 号窗口`,
    en: `Ticket ${spelledInEnglish(number)}, please go to counter ${windowInEnglish(windowLabel)}`,
  };
}

/** Letters and digits one by one: `A012` is A zero one two. */
export function spelledInEnglish(text: string): string {
  return text
    .split('')
    .map((letter) => englishDigits[/\d/.test(letter) ? Number(letter) : -1] ?? letter)
    .join(' ');
}

function windowInChinese(label: string): string {
  return /^\d{1,2}$/.test(label) ? countedInChinese(Number(label)) : spelledInChinese(label);
}

function windowInEnglish(label: string): string {
  if (!/^\d{1,2}$/.test(label)) return spelledInEnglish(label);
  return englishNumbers[Number(label)] ?? label;
}
