import { useEffect } from 'preact/hooks';
import type { AgentStatus } from '../../protocol/agent.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { language } from '../../ui/i18n/locale.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import type { Screen } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { useDeskName } from './desk-name.ts';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { closedWords, opensWords } from './service-words.ts';

type Of<At extends Screen['at']> = Extract<Screen, { at: At }>;

/** Outside the hours: when to come, and what else can be done (B-17). */
export function Closed() {
  const { state, info, serverNow } = useKiosk();
  const { service } = state.value.hall;
  const hall = info.value;
  const opensAt = service?.opensAt ?? null;
  const when =
    opensAt === null || hall === null
      ? m.closed_opens_unknown({ telephone: hall?.supervisionTelephone ?? '12333' })
      : m.closed_opens({ when: opensWords(opensAt, serverNow(), hall.utcOffsetMinutes) });
  return (
    <Page name="closed" title={closedWords(service)} hint={when}>
      <div class="centre">
        <Icon svg={icons.moon} size={160} />
        {hall !== null && !hall.hours.alwaysOpen && (
          <p>{m.closed_hours({ opens: hall.hours.opens, closes: hall.hours.closes, last: hall.hours.lastTicket })}</p>
        )}
        <p>{m.closed_online()}</p>
      </div>
    </Page>
  );
}

/** No line to the hall's system: said plainly, with the way to a person (UX rule 9). */
export function CutOff() {
  const { state, send } = useKiosk();
  const desk = useDeskName();
  const { reachable } = state.value.hall;
  return (
    <Page
      name="cut-off"
      title={reachable ? m.cut_title_back() : m.cut_title()}
      {...(reachable ? {} : { hint: m.cut_hint({ desk }) })}
    >
      <div class="centre">
        <Icon svg={icons.wifiOff} size={160} />
        <p role="status">{reachable ? m.cut_back() : m.cut_trying()}</p>
        <BigButton look="primary" onPress={() => send({ type: 'try-again' })}>
          {m.try_again()}
        </BigButton>
      </div>
    </Page>
  );
}

/** The terminal cannot keep its log, so it does no business, and says why (S4 9.5.2, D-24). */
export function Halted({ why }: { readonly why: NonNullable<AgentStatus['halted']> }) {
  const desk = useDeskName();
  return (
    <Page
      name="halted"
      title={m.halted_title()}
      hint={why === 'full' ? m.halted_full({ desk }) : m.halted_clock({ desk })}
    >
      <div class="centre">
        <Icon svg={icons.triangleAlert} size={160} />
      </div>
    </Page>
  );
}

/** The server has said no, and why. "Try again" leads back to the screen before and sends nothing by itself. */
export function Refused({ screen }: { readonly screen: Of<'refused'> }) {
  const { send } = useKiosk();
  return (
    <Page name="refused" title={m.refused_title()} hint={problemWords(screen)}>
      <div class="centre">
        <Icon svg={icons.triangleAlert} size={160} />
        <p>{m.refused_hint()}</p>
        <BigButton look="primary" onPress={() => send({ type: 'try-again' })}>
          {m.try_again()}
        </BigButton>
      </div>
    </Page>
  );
}

function goodbyeTitle(why: Of<'goodbye'>['why'], cardOnReader: boolean): string {
  if (cardOnReader) return m.goodbye_card();
  switch (why) {
    case 'finished':
      return m.goodbye_title();
    case 'no-paper':
      return m.goodbye_no_paper();
    case 'card-removed':
      return m.goodbye_removed();
    case 'idle':
      return m.goodbye_idle();
  }
}

/** The end of a visit. Who has left a card on the reader is called back by a sound and by voice (D-27). */
export function Goodbye({ screen }: { readonly screen: Of<'goodbye'> }) {
  const { state, send, readAloud, chime } = useKiosk();
  const { cardOnReader } = state.value;
  useEffect(() => {
    if (!cardOnReader) return;
    // Who walks away does not look back: a sound first, then the words (D-27).
    chime();
    readAloud.say(m.goodbye_card(), language.value);
  }, [cardOnReader, readAloud, chime]);
  return (
    <Page name="goodbye" title={goodbyeTitle(screen.why, cardOnReader)} hint={m.goodbye_cleared()}>
      <div class="centre">
        <Icon svg={cardOnReader ? icons.idCard : icons.circleCheck} size={160} />
        <BigButton look="primary" onPress={() => send({ type: 'finish' })}>
          {m.goodbye_next()}
        </BigButton>
      </div>
    </Page>
  );
}
