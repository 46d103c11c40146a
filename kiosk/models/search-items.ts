import PinyinMatch from 'pinyin-match';
import type { ListedItem } from '../../protocol/catalogue.ts';
import type { Language } from '../../protocol/text.ts';

/** ü has no key of its own: people type 旅 as LV or as LU, 女 as NV or NU. Both are looked for. */
function spellings(typed: string): string[] {
  const asV = typed.replace(/([LN])U/g, '$1V');
  const asU = typed.replace(/([LN])V/g, '$1U');
  return [...new Set([typed, asV, asU])];
}

function lettersOf(initials: string): string {
  return initials.replace(/[^A-Z]/g, '');
}

/** 0: the initials begin so · 1: a later part begins so · 2: the full pinyin, or an English word · null: no match. */
function rank(item: ListedItem, typed: string, language: Language): number | null {
  const words = item.en.toUpperCase().split(/[^A-Z]+/);
  if (language === 'en' && words.some((word) => word.startsWith(typed)))
    return item.en.toUpperCase().startsWith(typed) ? 0 : 1;
  const initials = lettersOf(item.initials);
  if (initials.startsWith(typed)) return 0;
  // One letter alone would be found inside nearly every name.
  if (typed.length < 2) return null;
  if (initials.includes(typed)) return 1;
  return spellings(typed).some((spelling) => PinyinMatch.match(item.zh, spelling.toLowerCase()) !== false) ? 2 : null;
}

/**
 * Items that match what was typed on the keypad: initials of the pinyin (GRCB), whole pinyin (GERENCANBAO), in English the
 * beginnings of words. Best first, otherwise in the catalogue's order; nothing typed finds nothing.
 */
export function searchItems(items: readonly ListedItem[], typed: string, language: Language): readonly ListedItem[] {
  if (typed === '') return [];
  return items
    .map((item) => ({ item, rank: rank(item, typed, language) }))
    .filter((match): match is { item: ListedItem; rank: number } => match.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Letters that lead to something when typed next; the others are shown but cannot be pressed. */
export function nextLetters(items: readonly ListedItem[], typed: string, language: Language): ReadonlySet<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return new Set(letters.filter((letter) => searchItems(items, typed + letter, language).length > 0));
}
