import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { HallId } from '../../protocol/ids.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { Icon } from '../kit/icon.tsx';
import { compareCalls } from '../models/compare-calls.ts';
import { words } from '../words/messages.ts';
import { CallAnswer } from './call-answer.tsx';
import { createCallsModel, tidyNumber } from './calls-model.ts';
import { CallsTable } from './calls-table.tsx';

/** Who was called when and why; for one number, or for one before another (B-05, B-06). */
export function CallsView({ hall }: { hall: HallId }): VNode {
  const { api } = useConsole();
  const model = useMemo(() => createCallsModel({ api, hall }), [api, hall]);
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  useEffect(() => model.follow(numbers), [model, numbers]);
  const log = model.log.value;
  const problem = model.problem.value;
  const [number, other] = numbers;
  return (
    <>
      <AskBar isFiltered={number !== undefined} onAsk={setNumbers} />
      <div role="status">
        {problem !== null && <Callout tone="danger">{problemWords(problem)}</Callout>}
        {log === null && problem === null && <p class="quiet">{words.loading()}</p>}
        {log !== null && number !== undefined && other !== undefined && (
          <CallAnswer
            numbers={[number, other]}
            comparison={compareCalls(log, [number, other])}
            offset={log.utcOffsetMinutes}
          />
        )}
      </div>
      {log !== null && <CallsTable log={log} />}
    </>
  );
}

function AskBar(props: { isFiltered: boolean; onAsk: (numbers: readonly string[]) => void }): VNode {
  const [number, setNumber] = useState('');
  const [other, setOther] = useState('');
  const [isFaulty, setFaulty] = useState(false);

  function ask(event: Event): void {
    event.preventDefault();
    const typed = [number, other].filter((text) => text.trim() !== '');
    const tidy = typed.map(tidyNumber).filter((one) => one !== null);
    setFaulty(tidy.length < typed.length);
    if (tidy.length === typed.length) props.onAsk([...new Set(tidy)]);
  }
  function showAll(): void {
    setNumber('');
    setOther('');
    setFaulty(false);
    props.onAsk([]);
  }

  return (
    <form class="card calls-ask" onSubmit={ask}>
      <Input
        name="number"
        label={words.calls_number()}
        placeholder="A012"
        autocomplete="off"
        maxlength={8}
        value={number}
        onInput={(event) => setNumber(fieldValue(event))}
      />
      <Input
        name="other"
        label={words.calls_other()}
        placeholder="Y003"
        autocomplete="off"
        maxlength={8}
        value={other}
        onInput={(event) => setOther(fieldValue(event))}
      />
      <Button class="touch" size="l" variant="brand" type="submit">
        <Icon slot="start" name="search" />
        {words.calls_ask()}
      </Button>
      {props.isFiltered && (
        <Button class="touch" size="l" appearance="outlined" onClick={showAll}>
          {words.calls_all()}
        </Button>
      )}
      <p class="calls-fault" role="alert">
        {isFaulty && words.calls_fault()}
      </p>
    </form>
  );
}
