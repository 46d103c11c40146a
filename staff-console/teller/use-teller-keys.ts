import { useEffect } from 'preact/hooks';
import { assertNever } from '../../protocol/result.ts';
import { type FocusKind, keyMeaning } from '../models/key-map.ts';
import type { TellerModel } from './teller-model.ts';

/** Listens for the keys of the teller terminal as long as it is on the screen. */
export function useTellerKeys(model: TellerModel): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const meaning = keyMeaning(event, {
        focus: focusKind(document.activeElement),
        // Also one that is not the terminal's own, as that of the sign-out.
        dialogOpen: model.dialog.peek() !== null || document.querySelector('wa-dialog') !== null,
        paused: model.situation.peek().window.status === 'paused',
      });
      if (meaning.kind === 'not-ours') return;
      event.preventDefault();
      switch (meaning.kind) {
        case 'action':
          void model.press(meaning.action);
          return;
        case 'focus-queue':
          document.querySelector<HTMLElement>('[data-queue-row]')?.focus();
          return;
        case 'ours':
          return;
        default:
          assertNever(meaning);
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [model]);
}

function focusKind(active: Element | null): FocusKind {
  if (active === null || active === document.body) return 'nothing';
  if (active.matches('input, textarea, wa-input')) return 'field';
  return active.matches('button, a, wa-button, [role="button"]') ? 'control' : 'nothing';
}
