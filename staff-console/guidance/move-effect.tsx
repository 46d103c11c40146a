import type { VNode } from 'preact';
import { assertNever } from '../../protocol/result.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { words } from '../words/messages.ts';
import type { MovePreview } from './moves-model.ts';

/** The effect of a move before it is confirmed: who stays and why, and people ahead of each, now and then. */
export function MoveEffect({ preview }: { preview: MovePreview }): VNode {
  return (
    <section class="move-effect" aria-label={words.move_effect()} aria-live="polite">
      <Effect preview={preview} />
    </section>
  );
}

function Effect({ preview }: { preview: MovePreview }): VNode {
  switch (preview.kind) {
    case 'none':
      return <p class="quiet">{words.move_effect_none()}</p>;
    case 'asking':
      return <p class="quiet">{words.move_effect_asking()}</p>;
    case 'ready':
      return <EffectTable effect={preview.effect} />;
    default:
      return assertNever(preview);
  }
}

function EffectTable({ effect }: { effect: Extract<MovePreview, { kind: 'ready' }>['effect'] }): VNode {
  const { moves, left } = effect;
  return (
    <>
      <p class="move-counts">{words.move_effect_counts({ moves: moves.length, left: left.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <div class="move-rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.move_column_number()}</th>
              <th scope="col">{words.move_column_now()}</th>
              <th scope="col">{words.move_column_then()}</th>
            </tr>
          </thead>
          <tbody>
            {left.map(({ ticket, number, detail }) => (
              <tr key={ticket} class="move-stays">
                <th scope="row">{number}</th>
                <td colSpan={2}>{words.move_stays({ why: pick(detail) })}</td>
              </tr>
            ))}
            {moves.map(({ ticket, number, aheadNow, aheadThen }) => (
              <tr key={ticket}>
                <th scope="row">{number}</th>
                <td>{words.move_people({ count: aheadNow })}</td>
                <td>{words.move_people({ count: aheadThen })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
