import type { TellerAction } from './teller-action.ts';

/** What of a key press decides what it means. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The key is held down and repeats by itself. */
  readonly repeat: boolean;
}

/** What has the focus: a control that needs Enter and Space itself, a field that needs every letter, or neither. */
export type FocusKind = 'nothing' | 'control' | 'field';

/** What a key means on the teller terminal. A key that is `ours` is kept from the browser even where it does nothing. */
export type KeyMeaning =
  | { readonly kind: 'action'; readonly action: TellerAction }
  | { readonly kind: 'focus-queue' }
  | { readonly kind: 'ours' }
  | { readonly kind: 'not-ours' };

const functionKeys: Readonly<Record<string, TellerAction>> = {
  F2: 'next',
  F3: 'recall',
  F4: 'miss',
  F6: 'transfer',
  F7: 'hold',
  F9: 'finish',
};

/** Keys as they stand on the buttons. */
export const keyLabels: Readonly<Partial<Record<TellerAction, string>>> = {
  next: 'F2',
  start: 'Enter',
  recall: 'F3',
  miss: 'F4',
  transfer: 'F6',
  hold: 'F7',
  pause: 'F8',
  continue: 'F8',
  finish: 'F9',
  undo: 'Ctrl+Z',
};

/**
 * The key map of the teller terminal: F2 next, F3 recall, F4 missed, F6 transfer, F7 hold, F8 pause and continue,
 * F9 finish, Enter or Space start, Ctrl+Z undo, / to the queue.
 * While a dialog is open the same keys are kept from the browser but do nothing.
 */
export function keyMeaning(
  press: KeyPress,
  where: { readonly focus: FocusKind; readonly dialogOpen: boolean; readonly paused: boolean },
): KeyMeaning {
  const meaning = meaningWithoutDialog(press, where);
  if (meaning.kind === 'not-ours') return meaning;
  if (where.dialogOpen) return /^F[0-9]+$/.test(press.key) ? { kind: 'ours' } : { kind: 'not-ours' };
  return press.repeat ? { kind: 'ours' } : meaning;
}

function meaningWithoutDialog(
  press: KeyPress,
  where: { readonly focus: FocusKind; readonly paused: boolean },
): KeyMeaning {
  const { key } = press;
  const command = press.ctrlKey || press.metaKey;
  if (command && !press.altKey && !press.shiftKey && key.toLowerCase() === 'z') {
    return where.focus === 'field' ? { kind: 'not-ours' } : { kind: 'action', action: 'undo' };
  }
  if (command || press.altKey || press.shiftKey) return { kind: 'not-ours' };
  if (key === 'F8') return { kind: 'action', action: where.paused ? 'continue' : 'pause' };
  const action = functionKeys[key];
  if (action !== undefined) return { kind: 'action', action };
  if (where.focus === 'nothing' && (key === 'Enter' || key === ' ')) return { kind: 'action', action: 'start' };
  if (where.focus !== 'field' && key === '/') return { kind: 'focus-queue' };
  return { kind: 'not-ours' };
}
