import type { VNode } from 'preact';
import type { StaffQueueView } from '../../protocol/views.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { selectedTickets } from '../models/ticket-selection.ts';
import { words } from '../words/messages.ts';
import type { MovesModel } from './moves-model.ts';

/** While tickets are chosen: how many, where to, and the way out. */
export function SelectBar({ view, moves }: { view: StaffQueueView; moves: MovesModel }): VNode {
  const chosen = selectedTickets(view, moves.selection.value);
  return (
    <div class="guidance-bar">
      <span class="chip chip-large" role="status">
        {words.move_selected({ count: chosen.length })}
      </span>
      <span class="quiet select-hint">{words.move_hint()}</span>
      <Button size="l" class="touch" appearance="outlined" onClick={moves.stopSelecting}>
        {words.move_select_stop()}
      </Button>
      <Button
        size="l"
        class="touch"
        variant="brand"
        disabled={chosen.length === 0}
        onClick={() => moves.plan(chosen, null)}
      >
        <Icon slot="start" name="arrow-left-right" />
        {words.move_to()}
      </Button>
    </div>
  );
}
