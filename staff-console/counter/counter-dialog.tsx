import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Position } from '../../protocol/permissions.ts';
import { agentSettings } from '../../ui/agent/agent-settings.ts';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { words } from '../words/messages.ts';
import { checkCounter } from './counter-check.ts';
import { CounterParts } from './counter-parts.tsx';

const usualUrl = 'http://127.0.0.1:9123';

/** All devices of this PC, and its agent, which it is given once; a token that was given is never shown again. */
export function CounterDialog(props: { positions: readonly Position[]; onClose: () => void }): VNode {
  const { positions, onClose } = props;
  const { counter } = useConsole();
  const current = counter.settings.value;
  const [url, setUrl] = useState(current?.url ?? usualUrl);
  const [token, setToken] = useState('');
  const settings = agentSettings(url, token);
  return (
    <FormDialog
      label={words.counter_settings_title()}
      intro={words.counter_settings_intro()}
      submit={words.counter_settings_save()}
      busy={false}
      ready={settings !== null}
      problem={null}
      onSubmit={() => {
        if (settings === null) return;
        counter.use(settings);
        onClose();
      }}
      onClose={onClose}
    >
      <CounterParts parts={checkCounter(counter.state.value, positions).parts} />
      <Input
        label={words.counter_settings_url()}
        hint={words.counter_settings_url_hint()}
        name="agent-url"
        value={url}
        autocomplete="off"
        onInput={(event) => setUrl(fieldValue(event))}
      />
      <Input
        label={words.counter_settings_token()}
        hint={words.counter_settings_token_hint()}
        name="agent-token"
        type="password"
        value={token}
        autocomplete="off"
        autofocus
        onInput={(event) => setToken(fieldValue(event))}
      />
      {current !== null && (
        <Button
          appearance="plain"
          variant="danger"
          onClick={() => {
            counter.forget();
            onClose();
          }}
        >
          {words.counter_settings_forget()}
        </Button>
      )}
    </FormDialog>
  );
}
