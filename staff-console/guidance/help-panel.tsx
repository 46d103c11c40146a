import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { HelpCall, StaffQueueView } from '../../protocol/views.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { hallMessages } from '../models/hall-messages.ts';
import { MessageItem, messageKey } from '../shell/message-item.tsx';
import { words } from '../words/messages.ts';
import { screenWords } from '../words/screen-words.ts';
import type { GuidanceModel } from './guidance-model.ts';

/** Calls for help from the kiosks: which, from which page, since when, and one touch to say "I am going". */
export function HelpPanel(props: { view: StaffQueueView; model: GuidanceModel; live: LiveHall }): VNode {
  const { view, model, live } = props;
  const open = view.help.filter((help) => help.acknowledgedAt === null);
  const others = hallMessages(view).filter(
    (message) => message.kind !== 'help' || message.help.acknowledgedAt !== null,
  );
  return (
    <aside class={`card help-panel ${open.length > 0 ? 'help-panel-open' : ''}`} aria-labelledby="help-title">
      <h2 id="help-title">
        <Icon name="bell-ring" />
        {words.guidance_help()}
        {open.length > 0 && <span class="chip chip-danger">{open.length}</span>}
      </h2>
      <div role="alert">
        {open.map((help) => (
          <HelpCard key={help.id} help={help} view={view} model={model} live={live} />
        ))}
      </div>
      {open.length === 0 && <p class="quiet">{words.guidance_help_none()}</p>}
      <h2>{words.messages_title()}</h2>
      {others.length === 0 && <p class="quiet">{words.messages_none()}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul class="message-list" tabIndex={0} aria-label={words.messages_title()}>
        {others.map((message) => (
          <MessageItem key={messageKey(message)} message={message} offset={view.utcOffsetMinutes} />
        ))}
      </ul>
      <p class="quiet">{words.reprint_hint()}</p>
    </aside>
  );
}

function HelpCard(props: { help: HelpCall; view: StaffQueueView; model: GuidanceModel; live: LiveHall }): VNode {
  const { help, view, model, live } = props;
  const pressed = useSignal(false);
  const seconds = useComputed(() => Math.max(0, Math.floor((live.now.value - help.at) / 1000)));
  return (
    <div class="help-card">
      <p class="help-device">{help.deviceName}</p>
      <p>{words.help_screen({ screen: screenWords(help.screen), time: clockTime(help.at, view.utcOffsetMinutes) })}</p>
      <p>
        {seconds.value < 60
          ? words.guidance_help_ago({ seconds: seconds.value })
          : words.guidance_help_ago_minutes({ minutes: Math.floor(seconds.value / 60) })}
        {help.escalated && ` · ${words.help_escalated()}`}
      </p>
      <Button
        class="touch"
        variant="danger"
        size="l"
        loading={pressed.value && model.busy.value}
        onClick={async () => {
          pressed.value = true;
          await model.acknowledge(help.id);
          pressed.value = false;
        }}
      >
        <Icon slot="start" name="hand-helping" />
        {words.guidance_acknowledge()}
      </Button>
    </div>
  );
}
