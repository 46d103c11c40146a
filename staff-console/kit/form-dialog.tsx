import type { ComponentChildren, VNode } from 'preact';
import type { Problem } from '../../protocol/problems.ts';
import { words } from '../words/messages.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { Dialog } from './dialog.tsx';

/**
 * A dialog that asks for something and sends it: Enter or the button sends, Escape leaves.
 * A refusal is told within, so that what was chosen can be changed; where the ticket itself is gone, there is nothing left to send.
 */
export function FormDialog(props: {
  label: string;
  intro?: string;
  submit: string;
  tone?: 'brand' | 'danger';
  busy: boolean;
  /** Nothing is sent while what is needed is missing. */
  ready: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  onClose: () => void;
  children?: ComponentChildren;
}): VNode {
  const isOver = props.problem?.code === 'ticket_changed';
  const ready = props.ready && !isOver;
  const submit = () => {
    if (ready && !props.busy) props.onSubmit();
  };
  return (
    <Dialog
      label={props.label}
      onClose={props.onClose}
      onEnter={submit}
      footer={
        <>
          <Button appearance="outlined" onClick={props.onClose}>
            {words.cancel()}
          </Button>
          <Button variant={props.tone ?? 'brand'} disabled={!ready} loading={props.busy} onClick={submit}>
            {props.submit}
          </Button>
        </>
      }
    >
      <div class="form-dialog">
        {props.intro !== undefined && <p class="dialog-intro">{props.intro}</p>}
        {props.problem !== null && <Callout tone="danger">{refusalWords(props.problem)}</Callout>}
        {props.children}
        {!isOver && <p class="dialog-keys">{words.reason_keys()}</p>}
      </div>
    </Dialog>
  );
}
