import type { Problem } from '../../../protocol/problems.ts';
import { element } from '../../element.ts';
import { tell } from '../book-words.ts';
import type { BookingDesk } from '../booking-desk.ts';

/** The question of a screen; it takes the focus, so that a screen reader begins there. */
export function heading(text: string, step = ''): HTMLElement[] {
  const title = element('h1', 'headline', text);
  title.tabIndex = -1;
  return step === '' ? [title] : [element('p', 'step', step), title];
}

/** A button that never sends a form. @param name its class */
export function button(name: string, press: () => void, ...children: (string | Node)[]): HTMLButtonElement {
  const made = element('button', name, ...children) as HTMLButtonElement;
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

/** A refusal in the server's words; without any, the line is broken. */
export function alertOf(desk: BookingDesk, problem: Problem | null): HTMLElement {
  return alert(problem?.detail ?? tell(desk.language, 'no_line'));
}

/** Words that a screen reader says as soon as they stand on the page. */
export function alert(...words: (string | Node)[]): HTMLElement {
  const made = element('div', 'stale', ...words);
  made.setAttribute('role', 'alert');
  return made;
}

/** `row` is what goes onto the page; `input` stands in it. */
export interface Field {
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
  /** Says what is wrong with it, or nothing. */
  tellFault(words: string): void;
}

/** A labelled input with a hint below it, in whose place stands what is wrong. */
export function field(id: string, label: string, value: string, hint: string, keep: (value: string) => void): Field {
  const input = document.createElement('input');
  Object.assign(input, { id, value, autocomplete: 'off', spellcheck: false });
  const caption = element('label', '', label) as HTMLLabelElement;
  caption.htmlFor = id;
  const note = element('p', 'hint', hint);
  note.id = `${id}-hint`;
  input.setAttribute('aria-describedby', note.id);
  input.addEventListener('input', () => keep(input.value));
  return {
    row: element('div', 'field', caption, input, note),
    input,
    tellFault(words) {
      note.textContent = words === '' ? hint : words;
      note.className = words === '' ? 'hint' : 'fault';
      input.setAttribute('aria-invalid', String(words !== ''));
    },
  };
}

/** Name and value beside each other. */
export function factList(facts: readonly (readonly [string, string | Node])[]): HTMLElement {
  return element(
    'dl',
    'facts',
    ...facts.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]),
  );
}
