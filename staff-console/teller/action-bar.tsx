import type { VNode } from 'preact';
import { Button, leaveAfterMouse } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import type { IconName } from '../kit/icon-files.ts';
import { useLate } from '../kit/use-late.ts';
import { secondsUntil } from '../models/durations.ts';
import { keyLabels } from '../models/key-map.ts';
import { availability, type TellerAction, type TellerSituation } from '../models/teller-action.ts';
import { words } from '../words/messages.ts';
import type { TellerModel } from './teller-model.ts';

const icons: Readonly<Record<TellerAction, IconName>> = {
  next: 'play',
  start: 'check',
  recall: 'volume-2',
  miss: 'skip-forward',
  transfer: 'arrow-left-right',
  hold: 'clock',
  pause: 'pause',
  continue: 'play',
  finish: 'circle-check',
  consultation: 'info',
  undo: 'undo-2',
  close: 'door-closed',
};

/** All that can be done, each with its key. What cannot be done now is dimmed, and says why when pressed all the same. */
export function ActionBar({ model }: { model: TellerModel }): VNode {
  const situation = model.situation.value;
  const paused = situation.window.status === 'paused';
  const primary: TellerAction = situation.ticket?.status === 'called' ? 'start' : 'next';
  return (
    <div class="actions" aria-busy={model.busy.value}>
      <div class="actions-main">
        <ActionButton model={model} action={primary} primary />
        <ActionButton model={model} action="recall" />
        <ActionButton model={model} action="miss" />
        <ActionButton model={model} action="transfer" />
        <ActionButton model={model} action="hold" />
        <ActionButton model={model} action={paused ? 'continue' : 'pause'} />
      </div>
      <div class="actions-more">
        <ActionButton model={model} action="finish" />
        <ActionButton model={model} action="consultation" />
        <ActionButton model={model} action="undo" />
        <ActionButton model={model} action="close" />
      </div>
    </div>
  );
}

function ActionButton(props: { model: TellerModel; action: TellerAction; primary?: boolean }): VNode {
  const { model, action, primary = false } = props;
  const situation = model.situation.value;
  const may = availability(action, situation);
  const key = keyLabels[action];
  const blocked = may.kind === 'blocked';
  const late = useLate(model.busy.value);
  return (
    <Button
      class={`action action-${action}${primary ? ' action-primary' : ''}${blocked ? ' action-blocked' : ''}`}
      variant={primary ? 'brand' : 'neutral'}
      appearance={primary ? 'accent' : 'outlined'}
      loading={primary && late}
      aria-keyshortcuts={key === undefined ? '' : key.replace('Ctrl', 'Control')}
      onClick={(event) => {
        leaveAfterMouse(event);
        void model.press(action);
      }}
    >
      <span class="action-face">
        <span class="action-label">
          <Icon name={icons[action]} />
          {labelOf(action, situation)}
        </span>
        {key !== undefined && <kbd>{keyText(action, situation, key)}</kbd>}
      </span>
    </Button>
  );
}

function keyText(action: TellerAction, situation: TellerSituation, key: string): string {
  const may = availability(action, situation);
  const waits = action === 'recall' && may.kind === 'blocked' && may.untilMs !== undefined;
  return waits ? `${key} · ${words.recall_in({ seconds: secondsUntil(may.untilMs, situation.now) })}` : key;
}

function labelOf(action: TellerAction, situation: TellerSituation): string {
  switch (action) {
    case 'next':
      return situation.ticket?.status === 'serving' ? words.action_finish_next() : words.action_next();
    case 'start':
      return words.action_start();
    case 'recall':
      return words.action_recall();
    case 'miss':
      return words.action_miss();
    case 'transfer':
      return words.action_transfer();
    case 'hold':
      return words.action_hold();
    case 'pause':
      return words.action_pause();
    case 'continue':
      return words.action_continue();
    case 'finish':
      return words.action_finish();
    case 'consultation':
      return words.action_consultation();
    case 'undo':
      return undoLabel(situation);
    case 'close':
      return words.action_close();
  }
}

function undoLabel(situation: TellerSituation): string {
  const seconds = secondsUntil(situation.window.undoUntil ?? 0, situation.now);
  return seconds > 0 ? words.action_undo({ seconds }) : words.action_undo_idle();
}
