import { words } from './messages.ts';

const names: Readonly<Record<string, () => string>> = {
  home: words.screen_home,
  themes: words.screen_themes,
  items: words.screen_items,
  search: words.screen_search,
  'no-card': words.screen_no_card,
  confirm: words.screen_confirm,
  identify: words.screen_identify,
  found: words.screen_found,
  priority: words.screen_priority,
  working: words.screen_working,
  ticket: words.screen_ticket,
  closed: words.screen_closed,
  'cut-off': words.screen_cut_off,
  refused: words.screen_refused,
  goodbye: words.screen_goodbye,
  'card-left': words.screen_card_left,
};

/** The page of the kiosk from which help was asked; one that is not known is shown as it came. */
export function screenWords(screen: string): string {
  return names[screen]?.() ?? screen;
}
