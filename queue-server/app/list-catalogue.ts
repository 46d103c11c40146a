import { pinyin } from 'pinyin-pro';
import type { Catalogue, ServiceItem } from '../../protocol/catalogue.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import { type CatalogueState, isOffered, itemName } from '../domain/catalogue/catalogue.ts';

const made = new WeakMap<CatalogueState['items'], Map<HallConfig['level'], Catalogue>>();

/** The items of a hall's level with what a screen needs to find them; made once for each catalogue. */
export function listCatalogue(catalogue: CatalogueState, level: HallConfig['level']): Catalogue {
  const byLevel = made.get(catalogue.items) ?? new Map<HallConfig['level'], Catalogue>();
  made.set(catalogue.items, byLevel);
  const known = byLevel.get(level);
  if (known) return known;
  const offered = [...catalogue.items.values()].filter((item) => isOffered(item, level));
  const themes = catalogue.themes.filter((theme) => offered.some((item) => item.main === theme.zh));
  const list: Catalogue = {
    version: catalogue.version,
    themes: themes.map(({ id, zh, en }) => ({ id, zh, en })),
    items: offered.map((item) => ({
      no: item.no,
      theme: themes.find((theme) => theme.zh === item.main)?.id ?? '',
      zh: itemName(item),
      en: item.english,
      initials: initialsOf(item),
      kiosk: item.kiosk,
      type: item.type,
      subject: item.subject,
      soldiersFirst: item.soldiersFirst,
    })),
  };
  byLevel.set(level, list);
  return list;
}

/** First letters of the pinyin of the item's name, for a search by A to Z; ü is looked for under V. */
function initialsOf(item: ServiceItem): string {
  const letters = pinyin(itemName(item), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' });
  return letters.join('').replace(/ü/g, 'v').toUpperCase();
}
