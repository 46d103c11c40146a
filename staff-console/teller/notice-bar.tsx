import type { VNode } from 'preact';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { Callout } from '../kit/callout.tsx';
import { secondsUntil } from '../models/durations.ts';
import { blockedWords } from '../words/blocked-words.ts';
import { words } from '../words/messages.ts';
import type { TellerModel } from './teller-model.ts';

/** What the last press came to where it did not work, and what to do; else a hint when nobody answers the call. */
export function NoticeBar({ model }: { model: TellerModel }): VNode {
  return (
    <div class="notice" role="status">
      <Notice model={model} />
    </div>
  );
}

function Notice({ model }: { model: TellerModel }): VNode | null {
  const notice = model.notice.value;
  const { window, ticket, calling, lastCallAt, now } = model.situation.value;
  if (notice?.kind === 'refused' && model.dialog.value === null) {
    return <Callout tone="danger">{problemWords(notice.problem)}</Callout>;
  }
  if (notice?.kind === 'still-busy') return <Callout tone="neutral">{words.still_busy()}</Callout>;
  // A wait that is over is no hindrance any more.
  const isOver = notice?.kind === 'blocked' && notice.untilMs > 0 && notice.untilMs <= now;
  if (notice?.kind === 'blocked' && !isOver) {
    return <Callout tone="warning">{blockedWords(notice.why, secondsUntil(notice.untilMs, now))}</Callout>;
  }
  const silentSeconds = Math.floor((now - (lastCallAt ?? now)) / 1000);
  if (window.status === 'closing') return <Callout tone="warning">{words.current_closing_hint()}</Callout>;
  if (ticket?.status === 'called' && silentSeconds >= calling.answerSeconds) {
    return <Callout tone="warning">{words.current_no_answer({ seconds: silentSeconds })}</Callout>;
  }
  return null;
}
