import '../ui/tokens.css';
import '../ui/base.css';
import './styles/board.css';
import './styles/frame.css';
import './styles/current-call.css';
import './styles/panels.css';
import './styles/last-calls.css';
import './styles/resting.css';
import './styles/overlays.css';
import './styles/window-screen.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { startHeartbeat } from '../ui/client/heartbeat.ts';
import { createHttpClient } from '../ui/client/http-client.ts';
import { watchConnection } from '../ui/client/live-connection.ts';
import { followBoard } from '../ui/client/live-view.ts';
import { openLiveSocket } from '../ui/client/open-live-socket.ts';
import { clockParts, watchOwnClock } from '../ui/client/own-clock.ts';
import { forgetDevice, type PairedDevice } from '../ui/pairing/device-token.ts';
import { findDevice } from '../ui/pairing/enrol.ts';
import { App } from './app.tsx';
import { createBoardModel } from './models/board-model.ts';
import { keepPageFresh } from './offline/keep-page-fresh.ts';
import { webAudioOutput } from './voice/audio-output.ts';
import { createVoicePlayer } from './voice/voice-player.ts';

const kinds = ['board', 'window-screen'] as const;
const http = createHttpClient();
const steadyNow = () => performance.now();

function showBoard(root: HTMLElement, device: PairedDevice): void {
  const soundAllowed = signal(true);
  const headers = { Authorization: `Bearer ${device.token}` };
  const getClip = (url: string, signal: AbortSignal) => fetch(url, { signal, headers });
  const output = webAudioOutput(getClip, () => {
    soundAllowed.value = output.isAllowed();
  });
  soundAllowed.value = output.isAllowed();
  const voice = createVoicePlayer(output, steadyNow);
  for (const touch of ['pointerdown', 'keydown']) document.addEventListener(touch, () => void output.allow());

  const socket = openLiveSocket(() => ({ token: device.token }));
  const connection = watchConnection(socket);
  const live = followBoard(connection, device.hall);
  const ownChannel = createHttpClient({ token: () => device.token });
  const clockIsOff = watchOwnClock(socket, () => Date.now());
  startHeartbeat(ownChannel, () => clockParts(clockIsOff));
  const model = createBoardModel({ connection, live, voice, steadyNow });
  // A revoked board must not go on with old data: it starts anew and asks to be paired.
  model.state.subscribe((state) => {
    if (state !== 'ended') return;
    forgetDevice();
    location.reload();
  });
  const window = device.window ?? new URLSearchParams(location.search).get('window');
  keepPageFresh(() => !voice.isSpeaking());
  render(<App model={model} window={window} soundAllowed={soundAllowed} />, root);
}

/** A screen that is not paired yet, and whose hall is not the demo: a person types the code. */
async function askToBePaired(root: HTMLElement): Promise<void> {
  // Loaded late: most starts of a board do not need it.
  const { PairingScreen } = await import('./pairing-page.ts');
  const onPaired = (device: PairedDevice) => {
    render(null, root);
    showBoard(root, device);
  };
  render(<PairingScreen http={http} kinds={kinds} onPaired={onPaired} />, root);
}

async function start(root: HTMLElement): Promise<void> {
  const device = await findDevice(http, kinds, 'board');
  if (device === null) await askToBePaired(root);
  else showBoard(root, device);
}

const root = document.getElementById('app');
if (root !== null) void start(root);
