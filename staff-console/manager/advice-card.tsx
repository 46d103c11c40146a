import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { OutlookReply, TidalAdviceView } from '../../protocol/manager-api.ts';
import type { StaffWindow } from '../../protocol/views.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { words } from '../words/messages.ts';
import { adviceReason } from './advice-reason.ts';
import { adviceWords } from './advice-words.ts';
import type { ManagerModel } from './manager-model.ts';

interface CardProps {
  readonly outlook: OutlookReply;
  readonly windows: readonly StaffWindow[];
  readonly model: ManagerModel;
  /** May this person decide, or only look. */
  readonly decides: boolean;
}

/** Advice of the tidal rule with its reason, and the two answers to it (B-08). */
export function AdviceCard({ outlook, windows, model, decides }: CardProps): VNode {
  const { mode, advice, opening } = outlook.tide;
  const labels = windows.filter((window) => opening.includes(window.id)).map((window) => window.label);
  const modes = { advice: words.advice_mode_advice, automatic: words.advice_mode_automatic };
  return (
    <section class={`card advice ${advice === null ? '' : 'advice-open'}`} aria-labelledby="advice-title">
      <div class="card-head">
        <h2 id="advice-title">{words.advice_title()}</h2>
        {mode !== 'off' && <span class="chip">{modes[mode]()}</span>}
      </div>
      <div role="status">
        {labels.length > 0 && <p class="advice-opening">{words.advice_opening({ windows: labels.join('、') })}</p>}
        {advice === null && <p class="quiet">{mode === 'off' ? words.advice_mode_off() : words.advice_none()}</p>}
        {advice !== null && <Advice advice={advice} outlook={outlook} />}
      </div>
      {advice !== null && decides && <Answers advice={advice} model={model} outlook={outlook} />}
    </section>
  );
}

function Advice({ advice, outlook }: { advice: TidalAdviceView; outlook: OutlookReply }): VNode {
  const promised = Math.round(outlook.longestWait.promisedSeconds / 60);
  const open = advice.kind === 'open';
  return (
    <>
      <p class="advice-what">
        {open ? words.advice_open({ window: advice.windowLabel }) : words.advice_close({ window: advice.windowLabel })}
      </p>
      <p>{adviceWords(adviceReason(advice), promised)}</p>
      <p class="quiet">{words.advice_since({ time: clockTime(advice.at, outlook.utcOffsetMinutes) })}</p>
      {!open && <p class="quiet">{words.advice_close_note()}</p>}
      {open && tellerMissing(outlook) && <Callout tone="warning">{words.advice_teller_missing()}</Callout>}
      {open && !tellerMissing(outlook) && (
        <p class="quiet">{words.advice_tellers_free({ count: outlook.tide.freeTellers })}</p>
      )}
    </>
  );
}

/** Those on their way to a window that is opening already do not count. */
function tellerMissing({ tide }: OutlookReply): boolean {
  return tide.freeTellers <= tide.opening.length;
}

function Answers(props: { advice: TidalAdviceView; model: ManagerModel; outlook: OutlookReply }): VNode {
  const { advice, model, outlook } = props;
  const open = advice.kind === 'open';
  return (
    <div class="advice-answers">
      <Button
        variant="brand"
        size="l"
        class="touch"
        disabled={open && tellerMissing(outlook)}
        loading={model.busy.value}
        onClick={() => void model.accept(advice)}
      >
        {open ? words.advice_accept_open() : words.advice_accept_close()}
      </Button>
      <Button
        appearance="outlined"
        size="l"
        class="touch"
        onClick={() => {
          model.declining.value = advice;
        }}
      >
        {words.advice_decline()}
      </Button>
    </div>
  );
}
