import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import { Callout } from '../kit/callout.tsx';
import { words } from '../words/messages.ts';
import { SignInForm } from './sign-in-form.tsx';

/**
 * Covers the page of somebody whose session has run out until somebody signs in. What was typed waits beneath, dialogs
 * included, so this is a modal dialog on top of them; the page hears no key while it is covered.
 */
export function SignInAgain({ session }: { session: SessionReply }): VNode {
  const cover = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = cover;
    const before = document.activeElement;
    current?.showModal();
    const keepToItself = (event: KeyboardEvent) => {
      // Escape would close the cover.
      if (event.key === 'Escape') event.preventDefault();
      if (event.key === 'Escape' || !event.composedPath().includes(cover.current ?? window)) event.stopPropagation();
    };
    window.addEventListener('keydown', keepToItself, { capture: true });
    return () => {
      window.removeEventListener('keydown', keepToItself, { capture: true });
      current?.close();
      // Typing goes on where it was broken off.
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const { displayName: name, staffNo: number } = session;
  return (
    <dialog
      ref={cover}
      class="sign-in sign-in-again"
      aria-label={words.sign_in_title()}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <SignInForm note={<Callout tone="warning">{words.sign_in_lapsed({ name, number })}</Callout>} />
    </dialog>
  );
}
