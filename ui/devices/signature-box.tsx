import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PackedSignature } from '../../protocol/signature.ts';
import { BigButton } from '../components/big-button.tsx';
import { m } from '../paraglide/messages.js';
import type { Signature, SignatureState } from './signature.ts';

interface SignatureBoxProps {
  readonly signature: Signature;
  readonly onSigned: (signed: PackedSignature) => void;
  /** What else can be done by who cannot or does not want to sign here: on paper, at a window. */
  readonly otherWay: ComponentChildren;
}

/** The box to sign in, on a signing screen of 1280 x 800 as on a kiosk (D-17). What was written goes with the box. */
export function SignatureBox({ signature, onSigned, otherWay }: SignatureBoxProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current === null ? undefined : signature.attach(canvas.current)), [signature]);
  const state = signature.state.value;
  const confirm = () => {
    const signed = signature.confirm();
    if (signed !== null) onSigned(signed);
  };
  return (
    <div class="signature">
      <p class={state.at === 'asked-again' ? 'signature-words signature-again' : 'signature-words'} role="status">
        {stateWords(state)}
      </p>
      <canvas ref={canvas} class="signature-canvas" role="img" aria-label={m.signature_box()} />
      <div class="camera-keys">
        <BigButton look="primary" onPress={confirm}>
          {m.signature_confirm()}
        </BigButton>
        <BigButton onPress={() => signature.clear()}>{m.signature_clear()}</BigButton>
      </div>
      {otherWay}
    </div>
  );
}

function stateWords(state: SignatureState): string {
  if (state.at !== 'asked-again') return m.signature_hint();
  return state.why === 'empty' ? m.signature_empty() : m.signature_too_small();
}
