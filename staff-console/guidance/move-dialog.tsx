import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StaffQueueView } from '../../protocol/views.ts';
import { fieldValue } from '../kit/element.ts';
import { Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { ReasonField } from '../kit/reason-field.tsx';
import { type MoveTarget, moveTargets, sameTarget, targetKey } from '../models/move-target.ts';
import { laneLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { MoveEffect } from './move-effect.tsx';
import type { MovesModel, PlannedMove } from './moves-model.ts';

/** Where to, why, and what it does to each ticket; nothing moves before that was seen (B-15). */
export function MoveDialog(props: { moves: MovesModel; planned: PlannedMove; view: StaffQueueView }): VNode {
  const { moves, planned, view } = props;
  const { tickets, target } = planned;
  const reasons = [
    words.move_reason_balance(),
    words.move_reason_close(),
    words.move_reason_service(),
    words.move_reason_wish(),
  ];
  const [reason, setReason] = useState(reasons[0] ?? '');
  const listed = moveTargets(view.windows, tickets);
  // Where they were dropped is shown too when all of them stand there already: the effect says so.
  const targets = target === null || listed.some((one) => sameTarget(target, one)) ? listed : [...listed, target];
  const preview = moves.preview.value;
  const count = preview.kind === 'ready' ? preview.effect.moves.length : 0;
  return (
    <FormDialog
      label={titleOf(planned)}
      intro={words.move_keeps()}
      submit={count > 0 ? words.move_confirm({ count }) : words.move_confirm_none()}
      busy={moves.busy.value}
      ready={count > 0 && reason !== ''}
      problem={moves.problem.value}
      onSubmit={() => void moves.confirm(reason)}
      onClose={moves.leave}
    >
      <RadioGroup
        class="choices move-targets"
        label={words.transfer_target()}
        value={target === null ? '' : targetKey(target)}
        autofocus
        onChange={(event) => {
          const chosen = targets.find((one) => targetKey(one) === fieldValue(event));
          if (chosen !== undefined) void moves.aim(chosen);
        }}
      >
        {targets.map((one) => (
          <Radio key={targetKey(one)} value={targetKey(one)} appearance="button">
            {targetName(one)}
          </Radio>
        ))}
      </RadioGroup>
      <MoveEffect preview={preview} />
      <ReasonField choices={reasons} onReason={setReason} />
    </FormDialog>
  );
}

function titleOf({ tickets }: PlannedMove): string {
  const [first] = tickets;
  if (tickets.length === 1 && first !== undefined) return words.move_title_one({ number: first.number });
  return words.move_title_many({ count: tickets.length });
}

function targetName(target: MoveTarget): string {
  if (target.kind === 'window') return words.window_named({ label: target.window.label });
  if (target.pool === 'common') return words.transfer_to_common();
  return words.transfer_to_pool({ pool: laneLabels[target.pool]() });
}
