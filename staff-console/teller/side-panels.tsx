import type { VNode } from 'preact';
import { meanText } from '../models/durations.ts';
import { hallMessages } from '../models/hall-messages.ts';
import { MessageItem, messageKey } from '../shell/message-item.tsx';
import { words } from '../words/messages.ts';
import type { TellerModel } from './teller-model.ts';

/** Today in numbers: this window, and the hall. */
export function TodayPanel({ model }: { model: TellerModel }): VNode {
  const { today } = model.queue.value;
  const { window } = model.situation.value;
  const figures: readonly (readonly [string, string | number])[] = [
    [words.today_mine(), window.finishedToday],
    [words.today_service(), meanText(today.meanServiceSeconds)],
    [words.today_wait(), meanText(today.meanWaitSeconds)],
    [words.today_finished(), today.finished],
    [words.today_issued(), today.issued],
    [words.today_missed(), today.noShows],
  ];
  return (
    <section class="card">
      <h2>{words.today_title()}</h2>
      <dl class="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What goes on in the hall: calls for help and devices in trouble. */
export function MessagesPanel({ model }: { model: TellerModel }): VNode {
  const view = model.queue.value;
  const messages = hallMessages(view);
  const open = view.help.filter((help) => help.acknowledgedAt === null).length;
  return (
    <section class="card messages">
      <header class="card-head">
        <h2>{words.messages_title()}</h2>
        {open > 0 && <span class="chip chip-danger">{words.messages_new({ count: open })}</span>}
      </header>
      {messages.length === 0 && <p class="quiet">{words.messages_none()}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul class="message-list" tabIndex={0} aria-label={words.messages_title()}>
        {messages.map((message) => (
          <MessageItem key={messageKey(message)} message={message} offset={view.utcOffsetMinutes} />
        ))}
      </ul>
    </section>
  );
}
