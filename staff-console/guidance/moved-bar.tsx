import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { pick } from '../../ui/i18n/locale.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { countdownText, secondsUntil } from '../models/durations.ts';
import { leftByReason } from '../models/left-out.ts';
import { words } from '../words/messages.ts';
import type { MoveOutcome, MovesModel } from './moves-model.ts';

/** What the last move came to, who stayed and why, and for two minutes the way back (B-15). */
export function MovedBar({ moves, live }: { moves: MovesModel; live: LiveHall }): VNode | null {
  const outcome = moves.outcome.value;
  const seconds = useComputed(() => {
    const { value } = moves.outcome;
    return secondsUntil(value?.kind === 'moved' ? value.reply.undoUntil : 0, live.now.value);
  });
  if (outcome === null) return null;
  return (
    <section class="card moved-bar">
      <div class="moved-words" role="status">
        <p class="moved-count">
          <Icon name={outcome.kind === 'moved' ? 'circle-check' : 'undo-2'} />
          {outcomeWords(outcome)}
        </p>
        {outcome.kind === 'moved' &&
          leftByReason(outcome.reply.left).map(({ code, numbers, why }) => (
            <p key={code}>{words.move_done_left({ number: numbers.join(' '), why: pick(why) })}</p>
          ))}
      </div>
      {seconds.value > 0 && (
        <Button
          size="l"
          class="touch"
          variant="brand"
          appearance="outlined"
          loading={moves.busy.value}
          onClick={() => void moves.undo()}
        >
          <Icon slot="start" name="undo-2" />
          {words.move_undo({ time: countdownText(seconds.value) })}
        </Button>
      )}
      <Button size="l" class="touch" appearance="plain" onClick={moves.dismiss}>
        {words.move_dismiss()}
      </Button>
    </section>
  );
}

function outcomeWords(outcome: MoveOutcome): string {
  if (outcome.kind === 'undone') return words.move_undone({ count: outcome.count });
  const { moved, left } = outcome.reply;
  if (left.length === 0) return words.move_done_all({ moved: moved.length });
  return words.move_done({ moved: moved.length, left: left.length });
}
