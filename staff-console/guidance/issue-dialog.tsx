import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TicketReply } from '../../protocol/api.ts';
import { type Group, type TicketFlag, ticketFlags } from '../../protocol/ticket.ts';
import { waitRange } from '../../protocol/wait-range.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { ReasonField } from '../kit/reason-field.tsx';
import { searchItems } from '../models/service-search.ts';
import { flagLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { GroupField, groupReasons } from './grant-dialog.tsx';
import type { GuidanceModel } from './guidance-model.ts';
import { bodyFor, countOf, fewestMatters, type Matter, mostMatters } from './issue-body.ts';

/** A ticket for somebody who cannot or does not want to use a kiosk: no card, no phone (A-04, A-05, B-13). */
export function IssueDialog({ model }: { model: GuidanceModel }): VNode {
  const issued = model.issued.value;
  return issued === null ? <IssueForm model={model} /> : <Issued model={model} ticket={issued} />;
}

function IssueForm({ model }: { model: GuidanceModel }): VNode {
  const [question, setQuestion] = useState('');
  const [matter, setMatter] = useState<Matter | null>(null);
  const [typed, setTyped] = useState('1');
  const count = matter === null ? null : countOf(matter, typed);
  const fewest = matter === null ? null : fewestMatters(matter);
  const choose = (next: Matter) => {
    setMatter(next);
    // How many they are must be said where it is several for certain.
    if (next.kind !== matter?.kind) setTyped(next.kind === 'bulk' ? '' : '1');
  };
  const [group, setGroup] = useState<Group>('general');
  const choices = groupReasons(group);
  const [reason, setReason] = useState(choices[0] ?? '');
  const [flags, setFlags] = useState<readonly TicketFlag[]>([]);
  return (
    <FormDialog
      label={words.issue_title()}
      submit={words.issue_submit()}
      busy={model.busy.value}
      ready={count !== null && (group === 'general' || reason !== '')}
      problem={model.problem.value}
      onSubmit={() =>
        matter !== null && count !== null && void model.issue(bodyFor(matter, count, { group, reason, flags }))
      }
      onClose={() => model.open(null)}
    >
      <Input
        type="search"
        label={words.issue_search()}
        autofocus
        autocomplete="off"
        value={question}
        onInput={(event) => setQuestion(fieldValue(event))}
      />
      <MatterList model={model} question={question} chosen={matter} onMatter={choose} />
      {fewest !== null && (
        <Input
          class="issue-matters"
          type="number"
          withoutSpinButtons
          label={words.issue_matters()}
          hint={matter?.kind === 'item' ? words.issue_matters_hint() : ''}
          min={fewest}
          max={mostMatters}
          value={typed}
          onInput={(event) => setTyped(fieldValue(event))}
        />
      )}
      <GroupField
        value={group}
        onGroup={(next) => {
          setGroup(next);
          setReason(groupReasons(next)[0] ?? '');
        }}
      />
      {group !== 'general' && (
        <ReasonField key={group} label={words.issue_group_reason()} choices={choices} onReason={setReason} />
      )}
      <FlagField flags={flags} onFlags={setFlags} />
    </FormDialog>
  );
}

/** What helps serving this person; no condition of health is asked. */
function FlagField(props: { flags: readonly TicketFlag[]; onFlags: (flags: readonly TicketFlag[]) => void }): VNode {
  return (
    <fieldset class="flags">
      <legend>{words.issue_flags()}</legend>
      {ticketFlags.map((flag) => {
        const chosen = props.flags.includes(flag);
        const without = props.flags.filter((other) => other !== flag);
        return (
          <MatterButton
            key={flag}
            chosen={chosen}
            onChoose={() => props.onFlags(chosen ? without : [...without, flag])}
          >
            {flagLabels[flag]()}
          </MatterButton>
        );
      })}
    </fieldset>
  );
}

function MatterList(props: {
  model: GuidanceModel;
  question: string;
  chosen: Matter | null;
  onMatter: (matter: Matter) => void;
}): VNode {
  const items = searchItems(props.model.catalogue.value?.items ?? [], props.question);
  const special: readonly (readonly [Exclude<Matter['kind'], 'item'>, string])[] = [
    ['question', words.issue_no_service()],
    ['bulk', words.issue_bulk()],
    ['unresolved-matter', words.issue_unresolved()],
    ['result-pickup', words.issue_pickup()],
  ];
  return (
    <div class="matters">
      {items.length === 0 && <p class="quiet">{words.issue_search_none()}</p>}
      {items.map((item) => (
        <MatterButton
          key={item.no}
          chosen={props.chosen?.kind === 'item' && props.chosen.item.no === item.no}
          onChoose={() => props.onMatter({ kind: 'item', item })}
        >
          {`${item.no} ${pick(item)}`}
        </MatterButton>
      ))}
      {special.map(([kind, label]) => (
        <MatterButton key={kind} chosen={props.chosen?.kind === kind} onChoose={() => props.onMatter({ kind })}>
          {label}
        </MatterButton>
      ))}
    </div>
  );
}

function MatterButton(props: { chosen: boolean; onChoose: () => void; children: string }): VNode {
  return (
    <button type="button" class="matter" aria-pressed={props.chosen} onClick={props.onChoose}>
      {props.children}
    </button>
  );
}

function Issued({ model, ticket }: { model: GuidanceModel; ticket: TicketReply }): VNode {
  return (
    <Dialog
      label={words.issue_title()}
      onClose={() => model.open(null)}
      footer={
        <>
          <Button class="touch" size="l" appearance="outlined" onClick={model.issueAnother}>
            {words.issue_again()}
          </Button>
          <Button class="touch" size="l" variant="brand" autofocus onClick={() => model.open(null)}>
            {words.close_dialog()}
          </Button>
        </>
      }
    >
      <div class="issued" role="status">
        <p class="issued-number">{ticket.number}</p>
        <p>{words.issue_done_ahead({ ahead: ticket.ahead })}</p>
        <p>{estimateWords(ticket)}</p>
        <p class="quiet">{words.issue_done_paper()}</p>
      </div>
    </Dialog>
  );
}

function estimateWords({ estimate }: TicketReply): string {
  const range = waitRange(estimate);
  if (range.kind === 'unknown') return words.issue_done_no_estimate();
  return words.issue_done_estimate({ from: range.kind === 'between' ? range.fromMinutes : 0, to: range.toMinutes });
}
