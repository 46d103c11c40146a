import type { CardFault } from '../../protocol/agent.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { CardPicture } from './card-picture.tsx';
import { useDeskName } from './desk-name.ts';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { cardWords, wayHint } from './ways.ts';

/** Lay the card to find a ticket; there is a way on without one. */
export function Identify({ fault }: { readonly fault: CardFault | null }) {
  const { send, info, capabilities } = useKiosk();
  const { ways, readersInUse } = capabilities.value;
  const hint = wayHint(ways, m.identify_hint);
  const desk = useDeskName();
  return (
    <Page
      name="identify"
      title={cardWords(ways) === null ? m.identify_title_plain() : m.identify_title()}
      hint={hint ?? (readersInUse ? m.identify_reader_in_use({ desk }) : m.identify_no_reader({ desk }))}
    >
      <div class="centre">
        <CardPicture ways={ways} fault={fault} />
        {info.value?.takesBookings && (
          <BigButton icon={icons.calendarCheck} onPress={() => send({ type: 'choose-tile', tile: 'check-in' })}>
            {m.tile_check_in()}
          </BigButton>
        )}
        <BigButton onPress={() => send({ type: 'choose-tile', tile: 'no-card' })}>{m.identify_no_card()}</BigButton>
      </div>
    </Page>
  );
}

/** Nobody is sent away for want of a card. */
export function NoCard() {
  const { send } = useKiosk();
  return (
    <Page name="no-card" title={m.no_card_title()} hint={m.no_card_hint()}>
      <div class="choices choices-groups">
        <button type="button" class="choice" onClick={() => send({ type: 'choose-direct' })}>
          <Icon svg={icons.ticket} size={64} />
          {m.no_card_take()}
        </button>
        <button type="button" class="choice" onClick={() => send({ type: 'open-search' })}>
          <Icon svg={icons.search} size={64} />
          {m.no_card_choose()}
        </button>
        <button type="button" class="choice" onClick={() => send({ type: 'call-help' })}>
          <Icon svg={icons.headset} size={64} />
          {m.no_card_help()}
        </button>
      </div>
      <p class="waiting-words">{m.no_card_lost()}</p>
    </Page>
  );
}
