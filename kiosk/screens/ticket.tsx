import type { DevicePartState } from '../../protocol/agent.ts';
import { assertNever } from '../../protocol/result.ts';
import type { Text } from '../../protocol/text.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { pick } from '../../ui/i18n/locale.ts';
import type { PrintState, ShownTicket } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { useDeskName } from './desk-name.ts';
import { icons } from './icons.ts';
import { Page, sentences } from './page.tsx';
import { QrCode } from './qr-code.tsx';
import { WholeWords } from './whole-words.tsx';
import { waitWords } from './words.ts';

interface TicketProps {
  readonly ticket: ShownTicket;
  readonly print: PrintState;
  readonly area: Text | null;
}

/** The number, large enough to be remembered: it is valid whether or not paper comes (B-01, B-11). */
export function Ticket({ ticket, print, area }: TicketProps) {
  const { send } = useKiosk();
  const url = new URL(ticket.trackUrl, location.origin).href;
  const ahead = ticket.ahead === 0 ? m.ticket_next() : m.ticket_ahead({ count: ticket.ahead });
  return (
    <Page name="ticket" title={m.ticket_title()} spoken={sentences([ahead, printWords(print)])}>
      <div class="ticket">
        <div class="panel ticket-paper">
          <p class="ticket-number">{ticket.number}</p>
          {ticket.serviceName !== null && (
            <p class="ticket-service">
              <WholeWords text={pick(ticket.serviceName)} />
            </p>
          )}
          <dl class="ticket-facts">
            <div>
              <dt>{m.ticket_ahead_label()}</dt>
              <dd>{ahead}</dd>
            </div>
            <div>
              <dt>{m.ticket_wait_label()}</dt>
              <dd>{waitWords(ticket.estimate)}</dd>
            </div>
            <div>
              <dt>{m.ticket_area_label()}</dt>
              <dd>{area === null ? m.ticket_area_default() : pick(area)}</dd>
            </div>
          </dl>
          {area === null && <p class="ticket-listen">{m.ticket_listen()}</p>}
        </div>
        <div class="ticket-side">
          <div class="panel ticket-qr">
            <QrCode text={url} label={m.ticket_qr_label()} />
            <p>{m.ticket_qr()}</p>
          </div>
          <PrintNotice print={print} />
          <div class="ticket-actions">
            {print.state === 'failed' && (
              <BigButton icon={icons.printer} onPress={() => send({ type: 'reprint', ticket: ticket.id })}>
                {m.print_again()}
              </BigButton>
            )}
            {print.state !== 'printing' && (
              <BigButton look="primary" onPress={() => send({ type: 'finish' })}>
                {m.finish()}
              </BigButton>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

function printWords(print: PrintState): string {
  switch (print.state) {
    case 'printing':
      return m.print_working();
    case 'printed':
      return m.print_done();
    case 'no-printer':
      return m.print_none();
    case 'failed':
      return m.print_failed();
    default:
      return assertNever(print);
  }
}

/** Why there is no paper, as far as it matters to who waits for it: most faults of the printer are one. */
function causeWords(cause: DevicePartState | 'not-begun'): string {
  switch (cause) {
    case 'not-begun':
      return m.cause_not_begun();
    case 'paper-out':
    case 'paper-near-end':
      return m.cause_paper();
    case 'cover-open':
      return m.cause_cover();
    case 'offline':
    case 'absent':
      return m.cause_offline();
    case 'ok':
    case 'cutter-fault':
    case 'overheated':
    case 'stalled':
    case 'jammed':
    case 'in-use':
    case 'on-battery':
    case 'journal-unreadable':
    case 'clock-off':
    case 'fault':
      return m.cause_fault();
    default:
      return assertNever(cause);
  }
}

/** Where paper can be had, or help: no kiosk is named that does not print, or is not there. */
function whereWords(kiosk: string | undefined, desk: string): string {
  return kiosk === undefined ? m.print_failed_desk({ desk }) : m.print_failed_where({ kiosk, desk });
}

/** Printed, or not and what to do: in the words of scenario 8 (D-07). */
function PrintNotice({ print }: { readonly print: PrintState }) {
  const desk = useDeskName();
  const look = print.state === 'failed' ? 'notice-warn' : print.state === 'printed' ? 'notice-ok' : '';
  return (
    <div class={`notice ticket-print ${look}`} role="status">
      <Icon svg={print.state === 'failed' ? icons.triangleAlert : icons.printer} size={48} />
      <div>
        <p class="ticket-print-title">{printWords(print)}</p>
        {print.state === 'failed' && (
          <>
            <p>{causeWords(print.cause)}</p>
            <p>{whereWords(print.elsewhere, desk)}</p>
          </>
        )}
      </div>
    </div>
  );
}
