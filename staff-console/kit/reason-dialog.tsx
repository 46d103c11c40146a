import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../protocol/problems.ts';
import { FormDialog } from './form-dialog.tsx';
import { ReasonField } from './reason-field.tsx';

/** A dialog that needs a reason and nothing else: hold, pause, pass, pick, cancel. */
export function ReasonDialog(props: {
  label: string;
  intro: string;
  submit: string;
  tone?: 'brand' | 'danger';
  /** What is asked for, where it is not a reason. */
  question?: string;
  choices: readonly string[];
  busy: boolean;
  problem: Problem | null;
  onReason: (reason: string) => void;
  onClose: () => void;
}): VNode {
  const [reason, setReason] = useState(props.choices[0] ?? '');
  return (
    <FormDialog
      label={props.label}
      intro={props.intro}
      submit={props.submit}
      tone={props.tone ?? 'brand'}
      busy={props.busy}
      ready={reason !== ''}
      problem={props.problem}
      onSubmit={() => props.onReason(reason)}
      onClose={props.onClose}
    >
      <ReasonField
        {...(props.question === undefined ? {} : { label: props.question })}
        choices={props.choices}
        autofocus
        onReason={setReason}
      />
    </FormDialog>
  );
}
