import type { ListedItem } from '../../../protocol/catalogue.ts';
import { element } from '../../element.ts';
import { tell } from '../book-words.ts';
import type { BookingDesk } from '../booking-desk.ts';
import { searchItems } from '../search-items.ts';
import { button, field, heading } from './parts.ts';

/** First question: what about. The items of the hall by theme, fewer with each letter typed; and one for everything else. */
export function matterScreen(desk: BookingDesk): HTMLElement[] {
  const { language, draft } = desk;
  const list = element('div', 'rows');

  function choose(item: ListedItem | null): void {
    draft.item = item;
    desk.chooseSlot(null);
  }

  function fill(): void {
    const found = searchItems(desk.catalogue?.items ?? [], draft.query);
    const themes = desk.catalogue?.themes.filter((theme) => found.some((item) => item.theme === theme.id)) ?? [];
    list.textContent = '';
    if (found.length === 0) list.append(element('p', 'hint', tell(language, 'nothing_found')));
    for (const theme of themes) {
      const items = found.filter((item) => item.theme === theme.id);
      list.append(
        element('h2', '', theme[language]),
        ...items.map((item) => button('row', () => choose(item), item[language])),
      );
    }
  }

  const search = field('search', tell(language, 'search'), draft.query, tell(language, 'search_hint'), (query) => {
    draft.query = query;
    fill();
  });
  search.input.type = 'search';
  fill();
  return [
    element(
      'main',
      'card form',
      ...heading(tell(language, 'choose_matter'), tell(language, 'step', { step: 1 })),
      element('p', 'hint', desk.hall?.name[language] ?? ''),
      search.row,
      button('row', () => choose(null), tell(language, 'other_matter')),
      list,
    ),
  ];
}
