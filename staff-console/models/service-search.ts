import PinyinMatch from 'pinyin-match';
import type { ListedItem } from '../../protocol/catalogue.ts';

/** Most that a list can show without scrolling for long. */
const mostFound = 12;

/**
 * Finds items by pinyin initials, full pinyin, Chinese or English words, or the number in the catalogue.
 * An empty question finds the first items.
 */
export function searchItems(items: readonly ListedItem[], question: string): readonly ListedItem[] {
  const asked = question.trim();
  if (asked === '') return items.slice(0, mostFound);
  const lower = asked.toLowerCase();
  return items.filter((item) => matches(item, asked, lower)).slice(0, mostFound);
}

function matches(item: ListedItem, asked: string, lower: string): boolean {
  if (/^[0-9]+$/.test(asked)) return String(item.no) === asked;
  if (item.initials.toLowerCase().includes(lower) || item.en.toLowerCase().includes(lower)) return true;
  return PinyinMatch.match(item.zh, asked) !== false;
}
