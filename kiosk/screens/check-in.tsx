import type { CardFault } from '../../protocol/agent.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Keypad } from '../../ui/components/keypad.tsx';
import { codeLength, codeLetters } from '../flow/screens/booking.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { CardPicture } from './card-picture.tsx';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { cardWords, wayHint } from './ways.ts';

/** A booking becomes a ticket by the card, or by its code. */
export function CheckIn({ fault }: { readonly fault: CardFault | null }) {
  const { send, capabilities } = useKiosk();
  const { ways, readersInUse } = capabilities.value;
  const hint = wayHint(ways, m.check_in_hint) ?? (readersInUse ? m.check_in_reader_in_use() : m.check_in_no_reader());
  return (
    <Page name="check-in" title={cardWords(ways) === null ? m.check_in_title_code() : m.check_in_title()} hint={hint}>
      <div class="centre">
        <CardPicture ways={ways} fault={fault} />
        <BigButton icon={icons.keyboard} onPress={() => send({ type: 'enter-code' })}>
          {m.check_in_by_code()}
        </BigButton>
      </div>
    </Page>
  );
}

/** The code is typed on the screen's own keys; the button waits until it is whole. */
export function BookingCode({ typed }: { readonly typed: string }) {
  const { send } = useKiosk();
  const isWhole = typed.length === codeLength;
  return (
    <Page name="booking-code" title={m.code_title()} hint={m.code_hint()}>
      <div class="booking-code">
        <div class="code-line">
          <p class="code-places" role="status" aria-label={typed.split('').join(' ')}>
            {Array.from({ length: codeLength }, (_, place) => (
              <span class={`code-place${place === typed.length ? ' code-next' : ''}`} key={place} aria-hidden="true">
                {typed[place] ?? ''}
              </span>
            ))}
          </p>
          <BigButton
            look="primary"
            icon={icons.circleCheck}
            disabled={!isWhole}
            onPress={() => send({ type: 'send-code' })}
          >
            {m.check_in_now()}
          </BigButton>
        </div>
        <Keypad
          keys={codeLetters}
          enabled={() => !isWhole}
          onKey={(letter) => send({ type: 'type-letter', letter })}
          onDelete={() => send({ type: 'erase-letter' })}
          onClear={() => send({ type: 'clear-letters' })}
          deleteLabel={m.search_delete()}
          clearLabel={m.search_clear()}
        />
      </div>
    </Page>
  );
}
