import type { VNode } from 'preact';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { words } from '../words/messages.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Sign-in by name and password; says so where the last sign-out did not reach the server. */
export function SignInScreen({ unheard }: { unheard: boolean }): VNode {
  return (
    <main class="sign-in">
      <SignInForm note={unheard && <Unheard />} />
    </main>
  );
}

function Unheard(): VNode {
  const { session } = useConsole();
  return (
    <Callout tone="danger">
      <p>{words.sign_out_unheard()}</p>
      <Button appearance="outlined" onClick={() => void session.signOut()}>
        {words.sign_out_again()}
      </Button>
    </Callout>
  );
}
