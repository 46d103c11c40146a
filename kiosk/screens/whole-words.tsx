import { Fragment } from 'preact';
import { wholeWords } from '../models/whole-words.ts';

/** The name of a matter or a theme, or a hint in a narrow place; its lines end between words only. */
export function WholeWords({ text }: { readonly text: string }) {
  return (
    <span class="whole-words">
      {wholeWords(text).map((words, place) => (
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {words}
        </Fragment>
      ))}
    </span>
  );
}
