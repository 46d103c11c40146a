import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Group, groups } from '../../protocol/ticket.ts';
import type { StaffTicket } from '../../protocol/views.ts';
import { fieldValue } from '../kit/element.ts';
import { Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { ReasonField } from '../kit/reason-field.tsx';
import { groupLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import type { GuidanceModel } from './guidance-model.ts';

type Seen = 'card' | 'preferential' | 'disability' | 'evident';

const seenLabels: Readonly<Record<Seen, () => string>> = {
  card: words.issue_group_seen_card,
  preferential: words.issue_group_seen_preferential,
  disability: words.issue_group_seen_disability,
  evident: words.issue_group_evident,
};
/** What usually speaks for a group: it stands first, so that the record is right where nobody looks twice. */
const usual: Readonly<Partial<Record<Group, Seen>>> = {
  veteran: 'preferential',
  disabled: 'disability',
  'other-special': 'evident',
};

/** What staff may have seen that speaks for a group; the paper's number is not asked and not kept. */
export function groupReasons(group: Group): readonly string[] {
  const first = usual[group] ?? 'card';
  const others = (Object.keys(seenLabels) as Seen[]).filter((seen) => seen !== first);
  return [first, ...others].map((seen) => seenLabels[seen]());
}

/** The group that a field names; what is none is the general one, which puts nobody first. */
function groupNamed(value: string): Group {
  return groups.find((group) => group === value) ?? 'general';
}

/** Choice of a group, as buttons. */
export function GroupField(props: { value: Group; autofocus?: boolean; onGroup: (group: Group) => void }): VNode {
  return (
    <RadioGroup
      class="choices"
      label={words.issue_group()}
      value={props.value}
      autofocus={props.autofocus ?? false}
      onChange={(event) => props.onGroup(groupNamed(fieldValue(event)))}
    >
      {groups.map((group) => (
        <Radio key={group} value={group} appearance="button">
          {groupLabels[group]()}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Grants a group, or takes it back with the general one; the original time stays (B-05). */
export function GrantDialog({ model, ticket }: { model: GuidanceModel; ticket: StaffTicket }): VNode {
  const [group, setGroup] = useState<Group>(ticket.claimedGroup ?? ticket.group);
  const choices = groupReasons(group);
  const [reason, setReason] = useState(choices[0] ?? '');
  const choose = (next: Group) => {
    setGroup(next);
    setReason(groupReasons(next)[0] ?? '');
  };
  return (
    <FormDialog
      label={words.grant_title({ number: ticket.number })}
      submit={words.confirm()}
      busy={model.busy.value}
      ready={reason !== ''}
      problem={model.problem.value}
      onSubmit={() => void model.grant(ticket, group, reason)}
      onClose={() => model.open(null)}
    >
      <GroupField value={group} autofocus onGroup={choose} />
      <ReasonField key={group} label={words.issue_group_reason()} choices={choices} onReason={setReason} />
    </FormDialog>
  );
}
