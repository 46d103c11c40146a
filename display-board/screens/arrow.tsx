import type { BoardCall } from '../../protocol/views.ts';

const turns: Record<BoardCall['direction'], string> = {
  right: 'arrow',
  left: 'arrow arrow-left',
  ahead: 'arrow arrow-up',
};

/** Which way to walk, as a picture; the words stand beside it. */
export function Arrow({ direction }: { readonly direction: BoardCall['direction'] }) {
  return (
    <svg class={turns[direction]} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 12h15M13 5.5 19.5 12 13 18.5" />
    </svg>
  );
}
