import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { StaffTicket } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { meanText, timerText } from '../models/durations.ts';
import { minutesSince } from '../models/wait-ageing.ts';
import { flagLabels, serviceWords } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import type { TellerModel } from './teller-model.ts';

/** The number at the window, large, with the person behind it and the running timer; or what to do when there is none. */
export function CurrentTicket({ model }: { model: TellerModel }): VNode {
  const { ticket } = model.situation.value;
  return (
    <section class="card current" aria-live="polite">
      {ticket === null ? <NoTicket model={model} /> : <ATicket model={model} ticket={ticket} />}
    </section>
  );
}

function NoTicket({ model }: { model: TellerModel }): VNode {
  const { window } = model.situation.value;
  const paused = window.status === 'paused';
  return (
    <div class="current-none">
      <Icon name={paused ? 'circle-pause' : 'hourglass'} />
      <div>
        <h2>{paused ? words.current_paused({ reason: window.pauseReason ?? '' }) : words.current_none()}</h2>
        <p class="quiet">{paused ? words.current_paused_hint() : words.current_none_hint()}</p>
      </div>
    </div>
  );
}

function ATicket({ model, ticket }: { model: TellerModel; ticket: StaffTicket }): VNode {
  const view = model.queue.value;
  const serving = ticket.status === 'serving';
  const facts = [
    words.current_issued({ time: clockTime(ticket.issuedAt, view.utcOffsetMinutes) }),
    words.current_waited({ minutes: minutesSince(ticket.issuedAt, ticket.calledAt ?? ticket.issuedAt) }),
    words.current_calls({ count: ticket.recalls + 1 }),
  ];
  return (
    <>
      <div class="current-number">{ticket.number}</div>
      <div class="current-who">
        <p class="current-name">
          <HolderName model={model} identified={ticket.identified} />
          <span class={`chip ${serving ? 'chip-ok' : 'chip-warn'}`}>
            <Icon name={serving ? 'check' : 'volume-2'} />
            {serving ? words.current_serving() : words.current_called()}
          </span>
          {ticket.identified && <span class="chip">{words.current_identified()}</span>}
        </p>
        <p class="current-facts">
          {serviceWords(ticket)}
          {facts.map((fact) => (
            <>
              {' · '}
              <span key={fact}>{fact}</span>
            </>
          ))}
        </p>
        {ticket.flags.map((flag) => (
          <p key={flag} class="current-flag">
            <Icon name={flag === 'dialect' ? 'ear' : 'accessibility'} />
            {flagLabels[flag]()}
          </p>
        ))}
      </div>
      <CaseTimer model={model} ticket={ticket} />
    </>
  );
}

function HolderName({ model, identified }: { model: TellerModel; identified: boolean }): VNode {
  const name = model.detail.value?.holderName ?? null;
  // Being asked for: to say "no card read" meanwhile would not be true.
  if (identified && model.detail.value === null) return <span class="current-nobody">…</span>;
  return name === null ? <span class="current-nobody">{words.current_holder_unknown()}</span> : <strong>{name}</strong>;
}

/** How long this case, or this call, has taken; the bar fills up to today's mean. */
function CaseTimer({ model, ticket }: { model: TellerModel; ticket: StaffTicket }): VNode {
  const { now } = model.situation.value;
  const since = ticket.servedSince ?? ticket.calledAt ?? now;
  const mean = model.queue.value.today.meanServiceSeconds;
  const share = mean === null || mean <= 0 ? 0 : Math.min(1, (now - since) / 1000 / mean);
  const serving = ticket.status === 'serving';
  return (
    <div class="current-timer">
      <span class="quiet">{serving ? words.current_timer_serving() : words.current_timer_called()}</span>
      <span class="timer" role="timer">
        {timerText(now - since)}
      </span>
      {serving && mean !== null && (
        <>
          <span class="timer-bar">
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
          <span class="quiet">{words.current_mean({ time: meanText(mean) })}</span>
        </>
      )}
    </div>
  );
}
