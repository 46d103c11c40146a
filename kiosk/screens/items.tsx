import type { ListedItem } from '../../protocol/catalogue.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';
import { WholeWords } from './whole-words.tsx';

/** The items of one theme, all on one screen. */
export function Items({ theme }: { readonly theme: string }) {
  const { catalogue } = useKiosk();
  const themeText = catalogue.value?.themes.find(({ id }) => id === theme);
  const items = (catalogue.value?.items ?? []).filter((item) => item.theme === theme);
  return (
    <Page name="items" title={themeText === undefined ? m.items_title() : pick(themeText)} hint={m.items_title()}>
      <Scrolling>
        <ItemChoices items={items} />
      </Scrolling>
    </Page>
  );
}

export function ItemChoices({ items }: { readonly items: readonly ListedItem[] }) {
  const { send } = useKiosk();
  return (
    <div class="choices choices-items">
      {items.map((item) => (
        <button type="button" class="choice" key={item.no} onClick={() => send({ type: 'choose-item', no: item.no })}>
          <WholeWords text={pick(item)} />
        </button>
      ))}
    </div>
  );
}
