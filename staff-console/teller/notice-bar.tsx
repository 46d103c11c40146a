import type { VNode } from 'preact';
import { assertNever } from '../../protocol/result.ts';
import { Callout } from '../kit/callout.tsx';
import { blockedWords } from '../words/blocked-words.ts';
import { words } from '../words/messages.ts';
import { refusalWords } from '../words/refusal-words.ts';
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
  if (notice === null) return null;
  switch (notice.kind) {
    case 'refused':
      // An open dialog tells it itself.
      if (model.dialog.value !== null) return null;
      return <Callout tone="danger">{refusalWords(notice.problem)}</Callout>;
    case 'still-busy':
      return <Callout tone="neutral">{words.still_busy()}</Callout>;
    case 'blocked':
      return <Callout tone="warning">{blockedWords(notice.why, notice.seconds)}</Callout>;
    case 'closing':
      return <Callout tone="warning">{words.current_closing_hint()}</Callout>;
    case 'no-answer':
      return <Callout tone="warning">{words.current_no_answer({ seconds: notice.seconds })}</Callout>;
    default:
      return assertNever(notice);
  }
}
