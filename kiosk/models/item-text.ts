import type { Catalogue } from '../../protocol/catalogue.ts';
import type { Text } from '../../protocol/text.ts';

/** The name of an item; null where the number is, while there is no catalogue, and where it lists no such number. */
export function itemText(catalogue: Catalogue | null, no: number | null): Text | null {
  const item = catalogue?.items.find((one) => one.no === no);
  return item === undefined ? null : { zh: item.zh, en: item.en };
}
