import { type ReadonlySignal, signal } from '@preact/signals';
import SignaturePad from 'signature_pad';
import type { PackedSignature } from '../../protocol/signature.ts';
import { packStrokes, type SignatureFault, signatureFault } from './strokes.ts';

export type SignatureState =
  | { readonly at: 'blank' }
  | { readonly at: 'written' }
  | { readonly at: 'asked-again'; readonly why: SignatureFault };

/** What is drawn on, as far as the model knows it. */
export interface Pad {
  readonly strokes: () => Parameters<typeof packStrokes>[0];
  clear(): void;
  /** Takes no more strokes and forgets what was drawn, pixels included. */
  remove(): void;
}

/** A signature on the screen, held in memory until it is confirmed or wiped (D-17). */
export interface Signature {
  readonly state: ReadonlySignal<SignatureState>;
  /** Lets the canvas be written on; the answer ends it. */
  attach(canvas: HTMLCanvasElement): () => void;
  clear(): void;
  /** The strokes, or null: then the state says why it is asked for again. Either way none stay on the canvas. */
  confirm(): PackedSignature | null;
  wipe(): void;
}

type MakePad = (canvas: HTMLCanvasElement, onStroke: () => void) => Pad;

/** A canvas that is attached takes the place of the one before, and what was written there is gone. */
export function createSignature(makePad: MakePad = makeSignaturePad): Signature {
  const state = signal<SignatureState>({ at: 'blank' });
  let held: { readonly pad: Pad; readonly canvas: HTMLCanvasElement } | null = null;

  function clear(): void {
    held?.pad.clear();
    state.value = { at: 'blank' };
  }
  function remove(): void {
    held?.pad.remove();
    held = null;
    state.value = { at: 'blank' };
  }

  return {
    state,
    attach(canvas) {
      remove();
      const mine = {
        canvas,
        pad: makePad(canvas, () => {
          state.value = { at: 'written' };
        }),
      };
      held = mine;
      return () => {
        if (held === mine) remove();
      };
    },
    clear,
    confirm() {
      if (held === null) return null;
      const { clientWidth, clientHeight } = held.canvas;
      const packed = packStrokes(held.pad.strokes(), clientWidth, clientHeight);
      const why = signatureFault(packed);
      held.pad.clear();
      if (why === null) {
        state.value = { at: 'blank' };
        return packed;
      }
      state.value = { at: 'asked-again', why };
      return null;
    },
    // The pad stays: whoever comes next writes on an empty one.
    wipe: clear,
  };
}

/** A stroke that loses its pointer ends where it was; the next one begins anew. */
function makeSignaturePad(canvas: HTMLCanvasElement, onStroke: () => void): Pad {
  const scale = Math.max(1, globalThis.devicePixelRatio);
  canvas.width = canvas.clientWidth * scale;
  canvas.height = canvas.clientHeight * scale;
  canvas.getContext('2d')?.scale(scale, scale);
  const pad = new SignaturePad(canvas, { minWidth: 1.2, maxWidth: 4.5, penColor: '#0f2438', minDistance: 3 });
  pad.addEventListener('endStroke', onStroke);
  return {
    strokes: () => pad.toData(),
    clear: () => pad.clear(),
    remove() {
      pad.removeEventListener('endStroke', onStroke);
      pad.clear();
      pad.off();
      canvas.width = canvas.height = 0;
    },
  };
}
