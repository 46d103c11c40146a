import { type ReadonlySignal, signal } from '@preact/signals';
import type { GrabbedFrame } from './frame.ts';

/**
 * Why there is no picture. `refused`: not allowed; `none`: no such camera; `in-use`: another program has it; `late`: it does not answer;
 * `lost`: taken away in the middle; `dark`: it sees nothing; `too-large`: no size limit could be kept; `not-offered`: this browser,
 * or a page that did not come over HTTPS, gives no camera.
 */
export type CameraTrouble = 'refused' | 'none' | 'in-use' | 'late' | 'lost' | 'dark' | 'too-large' | 'not-offered';

export type CameraState =
  | { readonly at: 'off' }
  | { readonly at: 'starting' }
  | { readonly at: 'live'; readonly stream: MediaStream }
  /** The camera is off again; the picture lies in memory only, under an object URL. */
  | { readonly at: 'taken'; readonly url: string; readonly picture: Blob }
  | { readonly at: 'trouble'; readonly why: CameraTrouble };

/** A camera of the browser: document camera or portrait. Nothing of what it sees is kept but one still, and that until `wipe`. */
export interface Camera {
  readonly state: ReadonlySignal<CameraState>;
  start(): Promise<void>;
  /** Takes a still of what `grab` reads off the screen, and turns the camera off. */
  take(grab: () => Promise<GrabbedFrame | null>): Promise<void>;
  /** Stops every track, drops the still and its URL (D-27). An answer that is still under way is stopped when it comes. */
  wipe(): void;
}

export interface CameraParts {
  /** Undefined where the browser gives none, as to a page that did not come over HTTPS. */
  readonly media: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined;
  readonly urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  /** Part of the camera's name where a PC has several; another one is never taken in its place. Null takes any. */
  readonly label: string | null;
  /** How long it may take to start, a question for permission included; 10,000 ms by default. */
  readonly startLimitMs?: number;
}

const wish: MediaTrackConstraints = { width: { ideal: 1_920 }, height: { ideal: 1_080 } };

/** Opens nothing before `start`. Nothing rejects: what went wrong is the state `trouble`. */
export function createCamera({ media, urls, label, startLimitMs = 10_000 }: CameraParts): Camera {
  const state = signal<CameraState>({ at: 'off' });
  let turn = 0;

  function drop(next: CameraState): void {
    turn += 1;
    const before = state.value;
    if (before.at === 'live') stopTracks(before.stream);
    if (before.at === 'taken') urls.revokeObjectURL(before.url);
    state.value = next;
  }
  const fail = (why: CameraTrouble) => drop({ at: 'trouble', why });

  function show(stream: MediaStream): void {
    state.value = { at: 'live', stream };
    for (const track of stream.getVideoTracks()) {
      track.addEventListener('ended', () => {
        if (state.value.at === 'live' && state.value.stream === stream) fail('lost');
      });
    }
  }

  async function start(): Promise<void> {
    if (media === undefined) return fail('not-offered');
    drop({ at: 'starting' });
    const mine = turn;
    const limit = setTimeout(() => {
      if (turn === mine && state.value.at === 'starting') fail('late');
    }, startLimitMs);
    try {
      const stream = await open(media, label);
      if (turn !== mine) stopTracks(stream);
      else if (stream === null) fail('none');
      else show(stream);
    } catch (error) {
      if (turn === mine) fail(troubleOf(error));
    } finally {
      clearTimeout(limit);
    }
  }

  return {
    state,
    start,
    async take(grab) {
      if (state.value.at !== 'live') return;
      const mine = turn;
      const frame = await grab().catch(() => null);
      if (turn !== mine) return;
      if (frame === null) return fail('late');
      if (frame.isDark) return fail('dark');
      if (frame.picture === null) return fail('too-large');
      drop({ at: 'taken', url: urls.createObjectURL(frame.picture), picture: frame.picture });
    },
    wipe: () => drop({ at: 'off' }),
  };
}

function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The camera of that name, or null. Names are told only to a page that may use a camera, so one may have to be opened to learn them. */
async function open(media: NonNullable<CameraParts['media']>, label: string | null): Promise<MediaStream | null> {
  if (label === null) return media.getUserMedia({ video: wish });
  let any: MediaStream | null = null;
  let cameras = await listCameras(media);
  if (cameras.some((camera) => camera.label === '')) {
    any = await media.getUserMedia({ video: true });
    cameras = await listCameras(media);
  }
  stopTracks(any);
  const found = cameras.find((camera) => camera.label.toLowerCase().includes(label.toLowerCase()));
  return found === undefined ? null : media.getUserMedia({ video: { ...wish, deviceId: { exact: found.deviceId } } });
}

async function listCameras(media: NonNullable<CameraParts['media']>): Promise<MediaDeviceInfo[]> {
  return (await media.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
}

function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'none';
  }
}
