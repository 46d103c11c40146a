import type { CardFault } from '../../protocol/agent.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import type { Confirming } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';
import { LayAgain } from './lay-again.tsx';
import { Page, sentences } from './page.tsx';
import { cardWords, wayHint } from './ways.ts';
import { WholeWords } from './whole-words.tsx';
import { wishWords } from './words.ts';

/** Why a card was not read, each with what its holder can do now. */
export function faultWords(fault: CardFault): string {
  switch (fault) {
    case 'unreadable':
      return m.fault_unreadable();
    case 'removed-too-early':
      return m.fault_removed();
    case 'reader-absent':
      return m.fault_absent();
    case 'not-selected':
      return m.fault_not_selected();
    case 'not-genuine':
      return m.fault_not_genuine();
    case 'wrong-card':
      return m.fault_wrong_card();
    case 'no-chip-answer':
      return m.fault_no_chip_answer();
    case 'not-verifiable':
      return m.fault_not_verifiable();
  }
}

/** What it is for, that it is free and how long it takes; then the card, or no card. */
export function Confirm({ screen }: { readonly screen: Confirming }) {
  const { catalogue, state, capabilities } = useKiosk();
  const { wish } = screen;
  const item = wish.kind === 'item' ? catalogue.value?.items.find(({ no }) => no === wish.no) : undefined;
  const facts = [
    m.confirm_free(),
    ...(item === undefined ? [] : [item.type === 'immediate' ? m.kind_immediate() : m.kind_time_limited()]),
    ...(item?.soldiersFirst ? [m.confirm_soldiers()] : []),
    ...(wish.kind === 'direct' ? [m.wish_direct_hint()] : []),
    ...(wish.kind === 'unresolved-matter' ? [m.wish_unresolved_hint()] : []),
    ...(state.value.settings.lowReach ? [m.confirm_low_counter()] : []),
  ];
  const noPaper = capabilities.value.printerDown ? m.take_no_paper() : undefined;
  const cardHint = wayHint(capabilities.value.ways, m.card_way_hint);
  return (
    <Page
      name="confirm"
      title={wish.kind === 'direct' ? m.confirm_title_direct() : m.confirm_title()}
      spoken={sentences([wishWords(wish, catalogue.value), ...facts, noPaper, cardHint ?? m.card_known_title()])}
    >
      <div class="confirm">
        <div class="panel confirm-what">
          <h2>
            <WholeWords text={wishWords(wish, catalogue.value)} />
          </h2>
          <ul class="facts">
            {facts.map((fact) => (
              <li key={fact}>
                <Icon svg={icons.circleCheck} size={32} />
                {fact}
              </li>
            ))}
            {noPaper !== undefined && (
              <li class="fact-warn">
                <Icon svg={icons.triangleAlert} size={32} />
                {noPaper}
              </li>
            )}
          </ul>
          {item !== undefined && item.subject !== 'person' && <Matters matters={screen.matters} />}
          <Priority chosen={screen.group !== null} />
        </div>
        <TakeTicket fault={screen.fault} hint={cardHint} />
      </div>
    </Page>
  );
}

/** Like matters in one visit, as clerks of units bring them (B-22). */
function Matters({ matters }: { readonly matters: number }) {
  const { send } = useKiosk();
  const change = (by: number) => send({ type: 'change-matters', by });
  return (
    <fieldset class="confirm-row" aria-label={m.matters_label()}>
      <span class="confirm-label">{m.matters_label()}</span>
      <span class="stepper">
        <button
          type="button"
          class="button"
          aria-label={m.matters_less()}
          disabled={matters <= 1}
          onClick={() => change(-1)}
        >
          −
        </button>
        <output>{matters}</output>
        <button type="button" class="button" aria-label={m.matters_more()} onClick={() => change(1)}>
          +
        </button>
        <button type="button" class="button" aria-label={m.matters_ten_more()} onClick={() => change(10)}>
          +10
        </button>
      </span>
    </fieldset>
  );
}

function Priority({ chosen }: { readonly chosen: boolean }) {
  const { state, send } = useKiosk();
  const hasCard = state.value.person !== null;
  return (
    <div class="confirm-row">
      <span class="confirm-label">
        {m.priority_row()}
        {chosen && <span class="confirm-chosen">{m.priority_chosen()}</span>}
        {!chosen && hasCard && <span class="confirm-by-card">{m.priority_by_card()}</span>}
      </span>
      <BigButton onPress={() => send({ type: 'ask-priority' })}>{m.priority_change()}</BigButton>
    </div>
  );
}

/** By a card where one can be read; without one it is one touch, and says nothing of cards. */
function TakeTicket({ fault, hint }: { readonly fault: CardFault | null; readonly hint: string | null }) {
  const { state, send, capabilities } = useKiosk();
  const byCard = cardWords(capabilities.value.ways) !== null;
  const { person } = state.value;
  const take = () => send({ type: 'take-ticket' });
  if (person !== null || hint === null) {
    return (
      <div class="panel take">
        {person !== null && <p class="take-hint">{m.card_way_known({ name: person.maskedName })}</p>}
        {person?.expired && (
          <p class="notice">
            <Icon svg={icons.triangleAlert} size={36} />
            {m.card_expired()}
          </p>
        )}
        <p class="take-title">{m.card_known_title()}</p>
        <button type="button" class="button button-primary button-huge" onClick={take}>
          <Icon svg={icons.ticket} size={56} />
          {m.take_now()}
        </button>
      </div>
    );
  }
  return (
    <div class="panel take">
      <p class="take-title">{byCard ? m.card_way_title() : m.take_by_code()}</p>
      <Icon svg={byCard ? icons.idCard : icons.qrCode} size={120} />
      <p class="take-hint">
        <WholeWords text={hint} />
      </p>
      {byCard && fault === null && <LayAgain />}
      {fault !== null && (
        <p class="notice notice-warn" role="alert">
          <Icon svg={icons.triangleAlert} size={36} />
          {faultWords(fault)}
        </p>
      )}
      <BigButton look="primary" onPress={take}>
        {m.no_card_way()}
      </BigButton>
    </div>
  );
}
