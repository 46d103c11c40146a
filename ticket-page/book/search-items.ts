import type { ListedItem } from '../../protocol/catalogue.ts';

/** The items that fit what is typed: words of either language, in any order, or the initials of the pinyin. */
export function searchItems(items: readonly ListedItem[], query: string): readonly ListedItem[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  const initials = query.replace(/\s/g, '').toUpperCase();
  return items.filter(
    (item) =>
      words.every((word) => item.zh.toLowerCase().includes(word) || item.en.toLowerCase().includes(word)) ||
      (initials !== '' && item.initials.includes(initials)),
  );
}
