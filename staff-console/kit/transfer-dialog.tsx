import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TransferBody } from '../../protocol/api.ts';
import type { WindowId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { StaffTicket, StaffWindow } from '../../protocol/views.ts';
import { targetKey } from '../models/move-target.ts';
import { type TransferTarget, transferTargets } from '../models/transfer-targets.ts';
import { laneLabels, windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { fieldValue } from './element.ts';
import { Radio, RadioGroup } from './fields.tsx';
import { FormDialog } from './form-dialog.tsx';
import { ReasonField } from './reason-field.tsx';

function targetName(target: TransferTarget): string {
  if (target.kind === 'window') {
    const { label, status } = target.window;
    return `${words.window_named({ label })} · ${windowStatusLabels[status]()}`;
  }
  if (target.pool === 'common') return words.transfer_to_common();
  return words.transfer_to_pool({ pool: laneLabels[target.pool]() });
}

function bodyFor(target: TransferTarget, reason: string): TransferBody {
  return target.kind === 'window' ? { window: target.window.id, reason } : { pool: target.pool, reason };
}

/** Asks where a ticket goes and why; it keeps its original time (B-14). */
export function TransferDialog(props: {
  ticket: StaffTicket;
  windows: readonly StaffWindow[];
  from: WindowId | null;
  busy: boolean;
  problem: Problem | null;
  onTransfer: (body: TransferBody) => void;
  onClose: () => void;
}): VNode {
  const choices = [
    words.transfer_reason_device(),
    words.transfer_reason_service(),
    words.transfer_reason_wish(),
    words.transfer_reason_close(),
  ];
  const targets = transferTargets(props.windows, props.from);
  const [first] = targets;
  const [chosen, setChosen] = useState(first === undefined ? '' : targetKey(first));
  const [reason, setReason] = useState(choices[0] ?? '');
  // By name, not by place: windows open and close while the question is asked.
  const target = targets.find((one) => targetKey(one) === chosen);
  return (
    <FormDialog
      label={words.transfer_title({ number: props.ticket.number })}
      intro={words.transfer_keeps()}
      submit={words.action_transfer()}
      busy={props.busy}
      ready={target !== undefined && reason !== ''}
      problem={props.problem}
      onSubmit={() => target !== undefined && props.onTransfer(bodyFor(target, reason))}
      onClose={props.onClose}
    >
      <RadioGroup
        class="choices"
        label={words.transfer_target()}
        value={chosen}
        autofocus
        onChange={(event) => setChosen(fieldValue(event))}
      >
        {targets.map((one) => (
          <Radio key={targetKey(one)} value={targetKey(one)} appearance="button">
            {targetName(one)}
          </Radio>
        ))}
      </RadioGroup>
      <ReasonField choices={choices} onReason={setReason} />
    </FormDialog>
  );
}
