import { assertNever } from '../../protocol/result.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { pick } from '../../ui/i18n/locale.ts';
import type { Found as FoundScreen, ShownTicket } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';
import { WholeWords } from './whole-words.tsx';

/** Where a ticket stands, as its holder is told; done, cancelled and expired are one to them. */
function statusWords(ticket: ShownTicket): string {
  const { status } = ticket;
  switch (status) {
    case 'waiting':
      return ticket.ahead === 0 ? m.status_waiting_next() : m.status_waiting({ ahead: ticket.ahead });
    case 'called':
      return m.status_called();
    case 'serving':
      return m.status_serving();
    case 'held':
      return m.status_held();
    case 'no-show':
      return m.status_missed();
    case 'done':
    case 'cancelled':
    case 'expired':
      return m.status_ended();
    default:
      return assertNever(status);
  }
}

function titleOf(screen: FoundScreen): string {
  const first = screen.tickets[0];
  if (first === undefined) return m.found_none();
  return screen.why === 'already' ? m.already_title({ number: first.number }) : m.found_title();
}

/** The tickets that this person holds: nobody needs a second one for the same matter (B-12). */
export function Found({ screen }: { readonly screen: FoundScreen }) {
  const { send } = useKiosk();
  const none = screen.tickets.length === 0;
  const hint = screen.why === 'already' ? m.already_hint() : none ? m.found_none_hint() : undefined;
  return (
    <Page name="found" title={titleOf(screen)} {...(hint === undefined ? {} : { hint })}>
      <Scrolling>
        <ul class="found">
          {screen.tickets.map((ticket) => (
            <FoundTicket key={ticket.id} ticket={ticket} givingUp={screen.givingUp === ticket.id} />
          ))}
        </ul>
        <div class="found-more">
          <BigButton
            look={none ? 'primary' : 'plain'}
            icon={icons.ticket}
            onPress={() => send({ type: 'take-another' })}
          >
            {none ? m.found_take() : m.found_another()}
          </BigButton>
          {!none && <BigButton onPress={() => send({ type: 'finish' })}>{m.finish()}</BigButton>}
        </div>
      </Scrolling>
    </Page>
  );
}

function FoundTicket({ ticket, givingUp }: { readonly ticket: ShownTicket; readonly givingUp: boolean }) {
  const { send } = useKiosk();
  const { id, number, status } = ticket;
  return (
    <li class="panel found-ticket">
      <span class="found-number">{number}</span>
      <span class="found-words">
        {ticket.serviceName !== null && (
          <span class="found-service">
            <WholeWords text={pick(ticket.serviceName)} />
          </span>
        )}
        <span class="found-status">{statusWords(ticket)}</span>
        {givingUp && <span class="found-sure">{m.found_give_up_sure({ number })}</span>}
      </span>
      {givingUp ? (
        <span class="found-actions">
          <BigButton look="help" onPress={() => send({ type: 'give-up', ticket: id })}>
            {m.found_give_up_yes()}
          </BigButton>
          <BigButton look="primary" onPress={() => send({ type: 'keep-ticket' })}>
            {m.found_give_up_no()}
          </BigButton>
        </span>
      ) : (
        <span class="found-actions">
          {status === 'no-show' && (
            <BigButton look="primary" onPress={() => send({ type: 'reactivate', ticket: id })}>
              {m.found_reactivate()}
            </BigButton>
          )}
          {status !== 'no-show' && (
            <BigButton look="primary" icon={icons.printer} onPress={() => send({ type: 'reprint', ticket: id })}>
              {m.found_reprint()}
            </BigButton>
          )}
          {(status === 'waiting' || status === 'no-show') && (
            <BigButton look="quiet" onPress={() => send({ type: 'give-up', ticket: id })}>
              {m.found_give_up()}
            </BigButton>
          )}
        </span>
      )}
    </li>
  );
}
