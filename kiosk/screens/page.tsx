import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';

interface PageProps {
  readonly title: string;
  readonly hint?: string;
  /** What is read aloud beside title and hint; no name and no number of a person. */
  readonly spoken?: string;
  readonly name: string;
  readonly children?: ComponentChildren;
}

/** One question a screen: its title, which takes the focus and is read aloud where that is switched on. */
export function Page({ title, hint, spoken, name, children }: PageProps) {
  const { state, readAloud } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  const words = sentences([title, hint, spoken]);
  const speaks = state.value.settings.readAloud;
  const tongue = language.value;

  useEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  useEffect(() => {
    if (!speaks) return;
    readAloud.say(words, tongue);
    return () => readAloud.stop();
  }, [words, speaks, tongue, readAloud]);

  return (
    <section class={`page page-${name}`}>
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {hint && <p class="page-hint">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

/** Joined as one would read them: a full stop between them unless there is one already. */
export function sentences(parts: readonly (string | undefined)[]): string {
  const stop = language.value === 'zh' ? '。' : '. ';
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[。？！.?!]$/.test(part ?? '') ? `${part} ` : `${part}${stop}`))
    .join('')
    .trim();
}
