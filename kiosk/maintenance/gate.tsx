import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Keypad } from '../../ui/components/keypad.tsx';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import type { MaintenanceState } from './maintenance.ts';
import type { GateRefusal } from './staff-gate.ts';

const small = [...'1234567890qwertyuiopasdfghjklzxcvbnm-_.@'];
const capital = [...'1234567890QWERTYUIOPASDFGHJKLZXCVBNM!?#$'];
const longest = 60;

/** Who is there? By keyboard, or by keys on the screen: a kiosk has none of its own. */
export function Gate({ state }: { readonly state: Extract<MaintenanceState, { at: 'gate' }> }) {
  const { room } = useKiosk();
  const name = useSignal('');
  const password = useSignal('');
  const field = useSignal<'name' | 'password'>('name');
  const capitals = useSignal(false);
  const inputs = { name: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) };
  const typed = { name, password };
  const held = () => typed[field.value];

  function enter(event: Event): void {
    event.preventDefault();
    if (name.value === '') inputs.name.current?.focus();
    else if (password.value === '') inputs.password.current?.focus();
    else void room.maintenance.signIn(name.value, password.value);
  }
  const row = (of: 'name' | 'password', label: string) => (
    <label class={field.value === of ? 'gate-field gate-field-held' : 'gate-field'}>
      {label}
      <input
        ref={inputs[of]}
        {...(of === 'password' ? { type: 'password' } : { type: 'text' })}
        value={typed[of].value}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        onFocus={() => {
          field.value = of;
        }}
        onInput={(event) => {
          typed[of].value = event.currentTarget.value.slice(0, longest);
        }}
      />
    </label>
  );

  return (
    <form class="gate" onSubmit={enter}>
      <h1>{m.mt_gate_title()}</h1>
      <p class="page-hint">{m.mt_gate_hint()}</p>
      <div class="gate-fields">
        {row('name', m.mt_gate_name())}
        {row('password', m.mt_gate_password())}
      </div>
      <p class="gate-refusal" role="alert">
        {state.refusal === null ? '' : refusalWords(state.refusal)}
      </p>
      <Keypad
        keys={capitals.value ? capital : small}
        onKey={(key) => {
          held().value = (held().value + key).slice(0, longest);
        }}
        onDelete={() => {
          held().value = held().value.slice(0, -1);
        }}
        onClear={() => {
          held().value = '';
        }}
        deleteLabel={m.mt_gate_delete()}
        clearLabel={m.mt_gate_clear()}
      />
      <div class="gate-actions">
        <BigButton
          pressed={capitals.value}
          onPress={() => {
            capitals.value = !capitals.value;
          }}
        >
          {m.mt_gate_shift()}
        </BigButton>
        <button type="submit" class="button button-primary" disabled={state.checking}>
          {state.checking ? m.mt_gate_checking() : m.mt_gate_enter()}
        </button>
        <BigButton onPress={() => room.maintenance.shut()}>{m.mt_gate_back()}</BigButton>
      </div>
    </form>
  );
}

function refusalWords(refusal: GateRefusal): string {
  switch (refusal.why) {
    case 'problem':
      return problemWords(refusal.problem);
    case 'not-allowed':
      return m.mt_gate_not_allowed();
    case 'not-ended':
      return m.mt_gate_not_ended();
  }
}
