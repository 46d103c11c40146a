import { Icon } from '../../ui/components/icon.tsx';
import { pick } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';
import { WholeWords } from './whole-words.tsx';

/** The 64 items by theme; whoever cannot name a matter takes a ticket without one. */
export function Themes() {
  const { catalogue, send } = useKiosk();
  const list = catalogue.value;
  const counts = new Map<string, number>();
  for (const item of list?.items ?? []) counts.set(item.theme, (counts.get(item.theme) ?? 0) + 1);
  return (
    <Page name="themes" title={m.themes_title()} hint={m.themes_hint()}>
      <div class="shortcuts">
        <button type="button" class="row row-strong" onClick={() => send({ type: 'choose-direct' })}>
          <Icon svg={icons.ticket} size={48} />
          <span class="row-words">
            <span class="row-title">{m.direct_title()}</span>
            <span class="row-hint">{m.direct_hint()}</span>
          </span>
        </button>
        <button type="button" class="row" onClick={() => send({ type: 'open-search' })}>
          <Icon svg={icons.search} size={48} />
          <span class="row-words">
            <span class="row-title">{m.search_open()}</span>
          </span>
        </button>
      </div>
      {list === null ? (
        <p class="waiting-words">{m.catalogue_loading()}</p>
      ) : (
        <Scrolling>
          <div class="choices choices-themes">
            {list.themes.map((theme) => (
              <button
                type="button"
                class="choice"
                key={theme.id}
                onClick={() => send({ type: 'choose-theme', theme: theme.id })}
              >
                <WholeWords text={pick(theme)} />
                <span class="choice-note">{m.items_count({ count: counts.get(theme.id) ?? 0 })}</span>
              </button>
            ))}
          </div>
        </Scrolling>
      )}
    </Page>
  );
}
