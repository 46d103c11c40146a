import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../protocol/problems.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { focusSoon } from '../kit/focus-soon.ts';
import { LanguageButton, Mark } from '../shell/top-bar.tsx';
import { words } from '../words/messages.ts';
import { lockedMinutes } from './locked-minutes.ts';

/** Name and password. The password leaves this page once, in the request, and stays nowhere. */
export function SignInForm({ note }: { note: ComponentChildren }): VNode {
  const { session } = useConsole();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [working, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusSoon(() => form.current?.querySelector<HTMLElement>('[data-first-focus]') ?? null), []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (working || name === '' || password === '') return;
    setWorking(true);
    const refused = await session.signIn(name.trim(), password);
    setWorking(false);
    if (refused === null) return;
    setProblem(refused);
    setPassword('');
  }

  return (
    <form ref={form} class="card sign-in-card" onSubmit={(event) => void submit(event)}>
      <div class="sign-in-head">
        <Mark />
        <h1>{words.sign_in_title()}</h1>
        <LanguageButton />
      </div>
      <div role="alert">{problem === null ? note : <Callout tone="danger">{refusalWords(problem)}</Callout>}</div>
      <Input
        label={words.sign_in_name()}
        name="name"
        autocomplete="username"
        autofocus
        required
        maxlength={60}
        value={name}
        onInput={(event) => setName(fieldValue(event))}
      />
      <Input
        label={words.sign_in_password()}
        name="password"
        type="password"
        autocomplete="current-password"
        passwordToggle
        required
        maxlength={200}
        value={password}
        onInput={(event) => setPassword(fieldValue(event))}
      />
      <Button type="submit" variant="brand" size="l" loading={working}>
        {words.sign_in_submit()}
      </Button>
      <p class="quiet">{words.sign_in_hint()}</p>
    </form>
  );
}

function refusalWords(problem: Problem): string {
  const minutes = problem.code === 'sign_in_locked' ? lockedMinutes(problem) : null;
  return minutes === null ? problemWords(problem) : words.sign_in_locked_for({ minutes });
}
