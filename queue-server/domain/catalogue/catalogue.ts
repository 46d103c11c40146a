import type { ServiceItem, Theme } from '../../../protocol/catalogue.ts';
import type { HallConfig } from '../../../protocol/hall-config.ts';

/** The list of items in force, as a whole (I-03, I-04). */
export interface CatalogueState {
  version: number;
  themes: readonly Theme[];
  items: Map<number, ServiceItem>;
}

/** The whole list as it is in force from now on, in place of the version before (I-03, I-04). */
export interface CataloguePublished {
  readonly type: 'CataloguePublished';
  readonly at: number;
  readonly version: number;
  readonly themes: readonly Theme[];
  readonly items: readonly ServiceItem[];
}

/** Always the whole list: an item that it lacks is no longer in force. */
export interface PublishCatalogue {
  readonly type: 'PublishCatalogue';
  readonly at: number;
  readonly themes: readonly Theme[];
  readonly items: readonly ServiceItem[];
}

/** Version 0: nothing was published yet. */
export function initialCatalogue(): CatalogueState {
  return { version: 0, themes: [], items: new Map() };
}

/** Folds the event in place: version, themes and items are replaced as a whole. */
export function evolveCatalogue(state: CatalogueState, event: CataloguePublished): void {
  state.version = event.version;
  state.themes = event.themes;
  state.items = new Map(event.items.map((item) => [item.no, item]));
}

/** The catalogue as a whole; versions count from 1. Never refused: what is no item does not come as far. */
export function decideCatalogue(state: CatalogueState, command: PublishCatalogue): CataloguePublished {
  const { at, themes, items } = command;
  return { type: 'CataloguePublished', at, version: state.version + 1, themes, items };
}

/** City halls do not offer the county-only rows (S2 附录C). */
export function isOffered(item: ServiceItem, level: HallConfig['level']): boolean {
  return level === 'city' ? item.city : item.county;
}

/** The most exact name that the standard gives: 办理项, else 子项. */
export function itemName(item: ServiceItem): string {
  return item.item ?? item.sub;
}
