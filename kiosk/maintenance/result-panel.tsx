import { useEffect } from 'preact/hooks';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { CameraView } from '../../ui/devices/camera-view.tsx';
import { SignatureBox } from '../../ui/devices/signature-box.tsx';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from '../screens/icons.ts';
import type { CheckState } from './checks.ts';
import { outcomeLines } from './outcome-lines.ts';
import { checkWords, faultWords, findingWords, runningWords } from './words.ts';

/** What is being tried, and what came of it. */
export function ResultPanel() {
  const { checks } = useKiosk().room;
  const state = checks.state.value;
  return (
    <section class="panel result">
      {state.at !== 'none' && <h2>{checkWords(state.check)}</h2>}
      <Result state={state} />
    </section>
  );
}

function Result({ state }: { readonly state: CheckState }) {
  const { checks } = useKiosk().room;
  switch (state.at) {
    case 'none':
      return (
        <>
          <p class="result-words">{m.mt_result_empty()}</p>
          <LatestOutcomes />
        </>
      );
    case 'running':
      if (state.check === 'camera') return <CameraCheck />;
      if (state.check === 'signature') return <SignatureCheck />;
      return (
        <div class="centre" role="status">
          <span class="spinner" />
          <p>{runningWords(state.check)}</p>
        </div>
      );
    case 'good':
      return (
        <div class="centre result-good" role="status">
          <Icon svg={icons.circleCheck} size={120} />
          <p>{findingWords(state.check, state.finding)}</p>
        </div>
      );
    case 'bad':
      return (
        <div class="centre result-bad" role="status">
          <Icon svg={icons.triangleAlert} size={120} />
          <p>{m.mt_bad({ why: faultWords(state.why) })}</p>
          <BigButton onPress={() => void checks.begin(state.check)}>{m.mt_again()}</BigButton>
        </div>
      );
  }
}

/** Where to begin to look when a kiosk is said to do nothing; in the flow's own names, as an engineer finds them in the source. */
function LatestOutcomes() {
  const { outcomes, info } = useKiosk();
  const lines = outcomeLines(outcomes(), info.value?.utcOffsetMinutes ?? 480);
  if (lines.length === 0) return null;
  return (
    <div class="result-outcomes">
      <h2>{m.mt_outcomes()}</h2>
      {lines.map((line, index) => (
        <p key={index} lang="en">
          {line}
        </p>
      ))}
    </div>
  );
}

function CameraCheck() {
  const { camera, checks } = useKiosk().room;
  useEffect(() => void camera.start(), [camera]);
  return (
    <CameraView
      camera={camera}
      onPicture={() => checks.finish({ kind: 'done' })}
      otherWay={<p class="part-more">{m.mt_other_way()}</p>}
    />
  );
}

function SignatureCheck() {
  const { signature, checks } = useKiosk().room;
  return (
    <SignatureBox
      signature={signature}
      onSigned={({ strokes }) => checks.finish({ kind: 'signature', strokes: strokes.length })}
      otherWay={<p class="part-more">{m.mt_other_sign()}</p>}
    />
  );
}
