import { pinyin } from 'pinyin-pro';
import { spelledInEnglish } from './call-words.ts';
import { countedInChinese, spelledInChinese } from './chinese-numbers.ts';

/** Ticket numbers such as A012: read out letter by letter in any text. */
const ticketNumber = /\b[A-Z]{1,2}\d{2,}\b/g;
/** Signs at which a reader pauses, and how the engine pauses there. */
const pauses: readonly (readonly [RegExp, string])[] = [
  [/[，、；：（）,;:()]/g, ', '],
  [/[。！!]/g, '. '],
  [/[？?]/g, '? '],
];

/**
 * Chinese text as the pinyin that the engine's voice reads: `请A012号` is qing3 A ling2 yao1 er4 hao4.
 * Readings that depend on the word (银行 hang2) are pinyin-pro's; every other sign becomes a pause, so nothing reaches the engine as markup.
 */
export function pinyinText(text: string): string {
  const words = pauses.reduce((told, [signs, pause]) => told.replace(signs, pause), numbersInChinese(text));
  return pinyin(words, { toneType: 'num', type: 'array', v: true, nonZh: 'consecutive' })
    .join(' ')
    .replace(/[^A-Za-z0-9,.? ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** English text with ticket numbers spelled, and without signs that the engine would take for markup. */
export function englishText(text: string): string {
  return text
    .replace(ticketNumber, (number) => spelledInEnglish(number))
    .replace(/[^\p{L}\p{N},.?!:%'\- ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function numbersInChinese(text: string): string {
  return text
    .replace(ticketNumber, (number) => ` ${spelledInChinese(number)} `)
    .replace(/(\d{1,2})[:：](\d{2})/g, (_, hours: string, minutes: string) =>
      clockWords(Number(hours), Number(minutes)),
    )
    .replace(/\d{4}(?=\s*年)|\d{5,}|\b0\d+/g, (run) => spelledYearOrNumber(run))
    .replace(/(\d+)\s*[%％]/g, (_, share: string) => `百分之${countedInChinese(Number(share))}`)
    .replace(
      /(\d+)\.(\d+)/g,
      (_, whole: string, part: string) => `${countedInChinese(Number(whole))}点${spelledInChinese(part)}`,
    )
    .replace(/\d+/g, (run) => countedInChinese(Number(run)));
}

function clockWords(hours: number, minutes: number): string {
  const past = minutes === 0 ? '' : `${minutes < 10 ? '零' : ''}${countedInChinese(minutes)}分`;
  return `${countedInChinese(hours)}点${past}`;
}

/** Years are read 二零二六 with 一 for 1; telephone and other long numbers as numbers are called out. */
function spelledYearOrNumber(run: string): string {
  const spelled = spelledInChinese(run);
  return run.length === 4 ? spelled.replaceAll('幺', '一') : ` ${spelled} `;
}
