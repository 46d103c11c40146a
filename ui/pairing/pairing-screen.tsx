import { useSignal } from '@preact/signals';
import type { DeviceKind } from '../../protocol/permissions.ts';
import type { HttpClient } from '../client/http-client.ts';
import { Keypad } from '../components/keypad.tsx';
import { problemWords } from '../i18n/problem-words.ts';
import { m } from '../paraglide/messages.js';
import type { PairedDevice } from './device-token.ts';
import { pairDevice } from './enrol.ts';

interface PairingScreenProps {
  readonly http: HttpClient;
  readonly kinds: readonly DeviceKind[];
  readonly onPaired: (device: PairedDevice) => void;
}

const codeKeys = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-'];
const longestCode = 40;

/** Where a person types the code that an administrator made for this device: by keypad or keyboard. */
export function PairingScreen({ http, kinds, onPaired }: PairingScreenProps) {
  const code = useSignal('');
  const refusal = useSignal<string | null>(null);
  const working = useSignal(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (working.value || code.value === '') return;
    working.value = true;
    refusal.value = null;
    const answer = await pairDevice(http, code.value, kinds);
    working.value = false;
    if (answer.ok) onPaired(answer.value);
    else refusal.value = 'detail' in answer.error ? problemWords(answer.error) : m.pairing_wrong_kind();
  }

  return (
    <main class="pairing">
      <form onSubmit={submit}>
        <h1>{m.pairing_title()}</h1>
        <p>{m.pairing_hint()}</p>
        <label>
          {m.pairing_code()}
          <input
            value={code.value}
            onInput={(event) => {
              code.value = event.currentTarget.value.toUpperCase().slice(0, longestCode);
            }}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </label>
        <p class="pairing-refusal" role="alert">
          {refusal.value}
        </p>
        <Keypad
          keys={codeKeys}
          onKey={(key) => {
            code.value = (code.value + key).slice(0, longestCode);
          }}
          onDelete={() => {
            code.value = code.value.slice(0, -1);
          }}
          onClear={() => {
            code.value = '';
          }}
          deleteLabel={m.pairing_delete()}
          clearLabel={m.pairing_clear()}
        />
        <button type="submit" class="button button-primary" disabled={working.value || code.value === ''}>
          {working.value ? m.pairing_working() : m.pairing_submit()}
        </button>
      </form>
    </main>
  );
}
