import type { VNode } from 'preact';
import type { Position } from '../../protocol/permissions.ts';
import { useConsole } from '../client/console.ts';
import { Button, leaveAfterMouse } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { Icon } from '../kit/icon.tsx';
import { severityIcons } from '../shell/severity-icons.ts';
import { words } from '../words/messages.ts';
import { type CounterAgentState, type CounterCheck, checkCounter } from './counter-check.ts';
import { CounterParts } from './counter-parts.tsx';
import { haltedLabels, missingBriefly, missingLabels, summaryOf, troubleLabels } from './counter-words.ts';

interface CardProps {
  readonly positions: readonly Position[];
  /** Opens the dialog; the screen holds it, because its keys rest while a dialog is open. */
  readonly onDetails: () => void;
}

/** The check at the sign-in: each part in words, and what cannot be done without those that are missing (D-19). */
export function CounterCard({ positions, onDetails }: CardProps): VNode {
  const state = useConsole().counter.state.value;
  const check = checkCounter(state, positions);
  return (
    <section class="card counter-card" aria-labelledby="counter-title">
      <CardHead check={check}>
        <DetailsButton words={words.counter_settings()} onDetails={onDetails} />
      </CardHead>
      <CounterParts parts={check.parts} />
      <div class="counter-notes" role="status">
        <AgentNote state={state} />
        {check.missing.length > 0 && (
          <Callout tone="warning">
            {check.missing.map((need) => (
              <p key={need}>{missingLabels[need]()}</p>
            ))}
            <p>{words.counter_open_anyway()}</p>
          </Callout>
        )}
      </div>
    </section>
  );
}

/** The same beside an open window: only what is not well. */
export function CounterBrief({ positions, onDetails }: CardProps): VNode {
  const state = useConsole().counter.state.value;
  const check = checkCounter(state, positions);
  return (
    <section class="card counter-card" aria-labelledby="counter-title">
      <CardHead check={check} />
      <CounterParts parts={check.parts.filter(({ severity }) => severity !== 'ok')} />
      <div class="counter-notes" role="status">
        <AgentNote state={state} />
        {check.missing.length > 0 && <p class="message message-warn">{missingBriefly(check.missing)}</p>}
      </div>
      <DetailsButton words={words.counter_details()} onDetails={onDetails} />
    </section>
  );
}

function CardHead({ check, children }: { check: CounterCheck; children?: VNode }): VNode {
  const summary = summaryOf(check);
  return (
    <header class="card-head">
      <h2 id="counter-title">{words.counter_title()}</h2>
      {summary !== null && (
        <span class={`chip chip-${summary.tone}`}>
          <Icon name={severityIcons[summary.tone === 'ok' ? 'ok' : 'bad']} />
          {summary.words}
        </span>
      )}
      {children}
    </header>
  );
}

function DetailsButton(props: { words: string; onDetails: () => void }): VNode {
  return (
    <Button
      class="counter-details"
      appearance="outlined"
      size="s"
      onClick={(event) => {
        leaveAfterMouse(event);
        props.onDetails();
      }}
    >
      {props.words}
    </Button>
  );
}

function AgentNote({ state }: { state: CounterAgentState }): VNode | null {
  switch (state.kind) {
    case 'none':
      return <p class="quiet">{words.counter_none()}</p>;
    case 'asking':
      return <p class="quiet">{words.counter_asking()}</p>;
    case 'trouble':
      return <Callout tone="danger">{troubleLabels[state.why]()}</Callout>;
    case 'told': {
      const { halted } = state.status;
      return halted === undefined ? null : <Callout tone="danger">{haltedLabels[halted]()}</Callout>;
    }
  }
}
