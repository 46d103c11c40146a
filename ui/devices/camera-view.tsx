import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BigButton } from '../components/big-button.tsx';
import { m } from '../paraglide/messages.js';
import type { Camera, CameraTrouble } from './camera.ts';
import { grabFrame } from './frame.ts';

interface CameraViewProps {
  readonly camera: Camera;
  /** Called with the still that the person has agreed to; the camera forgets it after that. */
  readonly onPicture: (picture: Blob) => void;
  /** What else can be done where no picture comes: always there, so that a camera is never the only way. */
  readonly otherWay: ComponentChildren;
}

/** The camera as a person sees it: what it shows, the still to agree to, and every trouble in calm words. It ends with its view. */
export function CameraView({ camera, onPicture, otherWay }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => () => camera.wipe(), [camera]);
  const state = camera.state.value;
  return (
    <div class={`camera camera-${state.at}`}>
      <div class="camera-picture">
        {state.at === 'live' && <LiveVideo video={video} stream={state.stream} />}
        {state.at === 'taken' && <img src={state.url} alt={m.camera_picture()} />}
        {state.at === 'starting' && <span class="spinner" />}
      </div>
      <p class="camera-words" role="status">
        {stateWords(camera)}
      </p>
      <CameraKeys camera={camera} onPicture={onPicture} video={video} />
      {otherWay}
    </div>
  );
}

type VideoRef = RefObject<HTMLVideoElement | null>;

function LiveVideo({ stream, video }: { readonly stream: MediaStream; readonly video: VideoRef }) {
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    shown.srcObject = stream;
    // A picture that does not begin to play is found out when it is taken.
    shown.play().catch(() => undefined);
    return () => {
      shown.srcObject = null;
    };
  }, [stream, video]);
  return <video ref={video} muted playsInline aria-label={m.camera_view()} />;
}

interface CameraKeysProps extends Pick<CameraViewProps, 'camera' | 'onPicture'> {
  readonly video: VideoRef;
}

function CameraKeys({ camera, onPicture, video }: CameraKeysProps) {
  const state = camera.state.value;
  const start = () => void camera.start();
  const grab = async () => (video.current === null ? null : grabFrame(video.current));
  const stop = <BigButton onPress={() => camera.wipe()}>{m.camera_stop()}</BigButton>;
  switch (state.at) {
    case 'off':
      return <Keys main={m.camera_start()} onMain={start} />;
    case 'starting':
      return <div class="camera-keys">{stop}</div>;
    case 'live':
      return (
        <Keys main={m.camera_take()} onMain={() => void camera.take(grab)}>
          {stop}
        </Keys>
      );
    case 'taken':
      return (
        <Keys
          main={m.camera_use()}
          onMain={() => {
            onPicture(state.picture);
            camera.wipe();
          }}
        >
          <BigButton onPress={start}>{m.camera_again()}</BigButton>
          {stop}
        </Keys>
      );
    case 'trouble':
      return <Keys main={m.camera_retry()} onMain={start} />;
  }
}

interface KeysProps {
  readonly main: string;
  readonly onMain: () => void;
  readonly children?: ComponentChildren;
}

function Keys({ main, onMain, children }: KeysProps) {
  return (
    <div class="camera-keys">
      <BigButton look="primary" onPress={onMain}>
        {main}
      </BigButton>
      {children}
    </div>
  );
}

function stateWords({ state }: Camera): string {
  switch (state.value.at) {
    case 'off':
      return m.camera_off();
    case 'starting':
      return m.camera_starting();
    case 'live':
      return m.camera_live();
    case 'taken':
      return m.camera_taken();
    case 'trouble':
      return troubleWords(state.value.why);
  }
}

function troubleWords(why: CameraTrouble): string {
  const words: Record<CameraTrouble, () => string> = {
    refused: m.camera_refused,
    none: m.camera_none,
    'in-use': m.camera_in_use,
    late: m.camera_late,
    lost: m.camera_lost,
    dark: m.camera_dark,
    'too-large': m.camera_too_large,
    'not-offered': m.camera_not_offered,
  };
  return words[why]();
}
