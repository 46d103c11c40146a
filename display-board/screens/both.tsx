import type { Text } from '../../protocol/text.ts';

type Message = (inputs: Record<never, never>, options: { locale: 'zh-CN' | 'en' }) => string;

/** A message in both languages, to be shown side by side: boards speak to everybody at once. */
export function bothLanguages(message: Message): Text {
  return { zh: message({}, { locale: 'zh-CN' }), en: message({}, { locale: 'en' }) };
}

interface BothProps {
  readonly text: Text;
  readonly class?: string;
}

/** Chinese first, English second and quieter. */
export function Both({ text, class: name = '' }: BothProps) {
  return (
    <span class={`both ${name}`}>
      <span lang="zh-CN">{text.zh}</span> <span lang="en">{text.en}</span>
    </span>
  );
}
