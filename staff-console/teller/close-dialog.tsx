import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../protocol/problems.ts';
import type { StaffWindow } from '../../protocol/views.ts';
import { fieldValue } from '../kit/element.ts';
import { Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { words } from '../words/messages.ts';

/** Closes the window; where people wait whom no other window calls, it first asks what becomes of them (B-09). */
export function CloseDialog(props: {
  window: StaffWindow;
  /** The server asks for the decision, whatever this screen counts. */
  decisionAsked: boolean;
  /** In a line that no other open window calls, as the server counts them. */
  left: number;
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
          label={remaining > 0 ? words.close_remaining({ count: remaining }) : words.close_left({ count: props.left })}
          value={decision}
          autofocus
          onChange={(event) => setDecision(fieldValue(event))}
        >
          <Radio value="to-pool" appearance="button">
            {remaining > 0 ? words.close_to_pool() : leaveWords(window)}
          </Radio>
          <Radio value="stay" appearance="button">
            {words.close_keep_open()}
          </Radio>
        </RadioGroup>
      )}
    </FormDialog>
  );
}

/** Who waits for a window of a kind of its own goes to the general ones; in the common line people wait on. */
function leaveWords(window: StaffWindow): string {
  return window.kind === 'comprehensive' ? words.close_leave() : words.close_to_general();
}
