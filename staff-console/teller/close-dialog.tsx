import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../protocol/problems.ts';
import type { StaffWindow } from '../../protocol/views.ts';
import { fieldValue } from '../kit/element.ts';
import { Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { words } from '../words/messages.ts';

/** Closes the window; where tickets wait for it alone, it first asks what becomes of them (B-09). */
export function CloseDialog(props: {
  window: StaffWindow;
  /** The server asks for the decision, whatever this screen counts. */
  decisionAsked: boolean;
  busy: boolean;
  problem: Problem | null;
  onCloseWindow: (body: { readonly remaining?: 'to-pool' }) => void;
  onClose: () => void;
}): VNode {
  const { window } = props;
  const remaining = window.reserved + window.held.length;
  const decides = remaining > 0 || props.decisionAsked;
  const [decision, setDecision] = useState('');
  const intro = window.ticket === null ? words.close_intro() : words.close_has_ticket();
  return (
    <FormDialog
      label={words.close_title()}
      intro={intro}
      submit={decision === 'stay' ? words.close_keep_open() : words.close_submit()}
      tone={decision === 'stay' ? 'brand' : 'danger'}
      busy={props.busy}
      ready={!decides || decision !== ''}
      problem={props.problem}
      onSubmit={() => {
        if (decision === 'stay') props.onClose();
        else props.onCloseWindow(decides ? { remaining: 'to-pool' } : {});
      }}
      onClose={props.onClose}
    >
      {decides && (
        <RadioGroup
          class="choices"
          label={words.close_remaining({ count: remaining })}
          value={decision}
          autofocus
          onChange={(event) => setDecision(fieldValue(event))}
        >
          <Radio value="to-pool" appearance="button">
            {words.close_to_pool()}
          </Radio>
          <Radio value="stay" appearance="button">
            {words.close_keep_open()}
          </Radio>
        </RadioGroup>
      )}
    </FormDialog>
  );
}
