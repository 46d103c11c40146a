import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { language } from '../../ui/i18n/locale.ts';
import type { AnswerWords, Help } from '../flow/state.ts';
import { warningMs } from '../flow/timer.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { Countdown } from './countdown.tsx';
import { useDeskName } from './desk-name.ts';
import { icons } from './icons.ts';
import { sentences } from './page.tsx';

const answerMs = 4_000;

function helpWords(help: Help, desk: string): string {
  switch (help.state) {
    case 'calling':
      return m.help_calling();
    case 'waiting':
      return m.help_waiting();
    case 'acknowledged':
      return m.help_acknowledged();
    case 'failed':
      return m.help_failed({ desk });
  }
}

/** The call for help, from the press to "they are coming". The screen behind stays as it is. */
export function HelpOverlay() {
  const { state, send } = useKiosk();
  const { help } = state.value;
  const desk = useDeskName();
  const close = () => send({ type: 'close-help' });
  return (
    <Dialog open={help !== null} title={help === null ? '' : helpWords(help, desk)} onClose={close}>
      <div class="centre">
        <Icon svg={help?.state === 'acknowledged' ? icons.circleCheck : icons.headset} size={140} />
        <p>{m.help_hint()}</p>
        <div class="dialog-actions">
          {help?.state === 'failed' && (
            <BigButton look="help" onPress={() => send({ type: 'call-help' })}>
              {m.help_again()}
            </BigButton>
          )}
          <BigButton look="primary" onPress={close}>
            {m.help_close()}
          </BigButton>
        </div>
      </div>
    </Dialog>
  );
}

/** 30 s before everything is cleared: shown, spoken where there is a voice, and ended by one touch (UX rule 4). */
export function IdleWarning() {
  const { state, send, timerEndsAt, readAloud } = useKiosk();
  const { warned } = state.value;
  const left = useSignal(warningMs / 1000);
  useEffect(() => {
    if (!warned) return;
    readAloud.say(sentences([m.idle_title(), m.idle_hint_spoken()]), language.value);
    const count = () => {
      left.value = Math.max(0, Math.ceil(((timerEndsAt.value ?? Date.now()) - Date.now()) / 1000));
    };
    count();
    const timer = setInterval(count, 250);
    return () => {
      clearInterval(timer);
      readAloud.stop();
    };
  }, [warned, left, readAloud, timerEndsAt]);
  return (
    <Countdown
      secondsLeft={warned ? left.value : null}
      title={m.idle_title()}
      hint={m.idle_hint({ seconds: left.value })}
      stay={{ words: m.idle_stay(), press: () => send({ type: 'stay' }) }}
      leave={{ words: m.idle_leave(), press: () => send({ type: 'idle-over' }) }}
    />
  );
}

function answerWords(answer: AnswerWords): string {
  switch (answer) {
    case 'not-here':
      return m.answer_not_here();
    case 'please-wait':
      return m.answer_please_wait();
    case 'card-not-needed':
      return m.answer_card_not_needed();
    case 'card-unreadable':
      return m.fault_unreadable();
    case 'card-too-short':
      return m.fault_removed();
    case 'card-reader-absent':
      return m.fault_absent();
    case 'card-not-selected':
      return m.fault_not_selected();
    case 'card-not-genuine':
      return m.fault_not_genuine();
    case 'card-wrong':
      return m.fault_wrong_card();
    case 'card-no-chip-answer':
      return m.fault_no_chip_answer();
    case 'card-not-verifiable':
      return m.fault_not_verifiable();
    case 'code-not-needed':
      return m.answer_code_not_needed();
    case 'code-unknown':
      return m.answer_code_unknown();
    case 'code-unreadable':
      return m.answer_code_unreadable();
    case 'code-receipt':
      return m.answer_code_receipt();
    case 'ticket-ended':
      return m.answer_ticket_ended();
    case 'card-read':
      return m.answer_card_read();
    case 'system-back':
      return m.answer_system_back();
  }
}

/** A short answer to an input that changed nothing: never silence. */
export function AnswerToast() {
  const { state, send } = useKiosk();
  const { answer } = state.value;
  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(() => send({ type: 'answer-seen' }), answerMs);
    return () => clearTimeout(timer);
  }, [answer, send]);
  return (
    <div class="toast-place" role="status">
      {answer !== null && <p class="toast">{answerWords(answer)}</p>}
    </div>
  );
}
