import { Icon } from '../../ui/components/icon.tsx';
import { Keypad } from '../../ui/components/keypad.tsx';
import { language } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { nextLetters, searchItems } from '../models/search-items.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';
import { ItemChoices } from './items.tsx';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Search by the initials of the pinyin. Letters that lead to nothing cannot be pressed; nothing found leads to a ticket. */
export function Search({ typed }: { readonly typed: string }) {
  const { catalogue, send } = useKiosk();
  const items = catalogue.value?.items ?? [];
  const found = searchItems(items, typed, language.value);
  const next = nextLetters(items, typed, language.value);
  return (
    <Page name="search" title={m.search_title()}>
      <div class="search">
        <div class="search-keys">
          <p class="search-typed">
            <span class="search-label">{m.search_typed()}</span>
            <span class="search-letters">{typed}</span>
          </p>
          <Keypad
            keys={letters}
            enabled={(letter) => next.has(letter)}
            onKey={(letter) => send({ type: 'type-letter', letter })}
            onDelete={() => send({ type: 'erase-letter' })}
            onClear={() => send({ type: 'clear-letters' })}
            deleteLabel={m.search_delete()}
            clearLabel={m.search_clear()}
          />
        </div>
        <div class="search-found" aria-live="polite">
          {found.length > 0 ? (
            <Scrolling key={typed}>
              <ItemChoices items={found} />
            </Scrolling>
          ) : (
            <div class="search-empty">
              <p>{typed === '' ? m.search_nothing_typed() : m.search_none()}</p>
              <button type="button" class="row row-strong" onClick={() => send({ type: 'choose-direct' })}>
                <Icon svg={icons.ticket} size={48} />
                <span class="row-words">
                  <span class="row-title">{m.direct_title()}</span>
                  <span class="row-hint">{m.direct_hint()}</span>
                </span>
              </button>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
