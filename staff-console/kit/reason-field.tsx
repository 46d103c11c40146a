import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../words/messages.ts';
import { fieldValue } from './element.ts';
import { Input, Radio, RadioGroup } from './fields.tsx';

const other = 'other';

/**
 * Asks for a reason: quick choices by arrow keys, or words of one's own. Tells the reason, or an empty text while none is given.
 * @param choices what is said most often; the first is chosen at first
 */
export function ReasonField(props: {
  label?: string;
  choices: readonly string[];
  autofocus?: boolean;
  onReason: (reason: string) => void;
}): VNode {
  const [chosen, setChosen] = useState('0');
  const [own, setOwn] = useState('');
  const tell = (choice: string, text: string) =>
    props.onReason(choice === other ? text.trim() : (props.choices[Number(choice)] ?? ''));
  return (
    <div class="reason-field">
      <RadioGroup
        class="choices"
        label={props.label ?? words.reason_title()}
        value={chosen}
        autofocus={props.autofocus ?? false}
        onChange={(event) => {
          setChosen(fieldValue(event));
          tell(fieldValue(event), own);
        }}
      >
        {props.choices.map((choice, index) => (
          <Radio key={choice} value={String(index)} appearance="button">
            {choice}
          </Radio>
        ))}
        <Radio value={other} appearance="button">
          {words.reason_other()}
        </Radio>
      </RadioGroup>
      {chosen === other && (
        <Input
          label={words.reason_other_label()}
          maxlength={200}
          value={own}
          autocomplete="off"
          onInput={(event) => {
            setOwn(fieldValue(event));
            tell(other, fieldValue(event));
          }}
        />
      )}
    </div>
  );
}
