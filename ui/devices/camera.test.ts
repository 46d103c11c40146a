import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CameraTrouble, createCamera } from './camera.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A track that can be taken away, and says whether it is live. */
class TestTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  stop(): void {
    this.readyState = 'ended';
  }
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

const picture = { size: 10 } as Blob;
const clear = async () => ({ picture, isDark: false });

function setUp(options: { readonly labels?: readonly string[]; readonly label?: string } = {}) {
  const { labels = ['Scene camera', 'Document camera'], label = null } = options;
  const tracks: TestTrack[] = [];
  const asked: (MediaStreamConstraints | undefined)[] = [];
  const urls = new Set<string>();
  let open = async (): Promise<void> => undefined;
  let isAllowed = labels.every((name) => name !== '');
  const camera = createCamera({
    label,
    startLimitMs: 10_000,
    urls: {
      createObjectURL: () => {
        const url = `blob:${urls.size}`;
        urls.add(url);
        return url;
      },
      revokeObjectURL: (url) => void urls.delete(url),
    },
    media: {
      async getUserMedia(wish) {
        asked.push(wish);
        await open();
        isAllowed = true;
        const track = new TestTrack();
        tracks.push(track);
        return { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
      },
      enumerateDevices: async () =>
        ['Scene camera', 'Document camera'].map((name, index) => ({
          kind: 'videoinput',
          deviceId: `camera-${index}`,
          groupId: '',
          label: isAllowed ? name : '',
          toJSON: () => ({}),
        })),
    },
  });
  return {
    camera,
    tracks,
    asked,
    urls,
    live: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    onOpen(next: () => Promise<void>) {
      open = next;
    },
    why: (): CameraTrouble | null => (camera.state.value.at === 'trouble' ? camera.state.value.why : null),
  };
}

test('[D-05] a still is taken and the camera is off again; the wipe drops picture and address', async () => {
  const { camera, live, urls } = setUp();
  await camera.start();
  expect(live()).toBe(1);
  await camera.take(clear);
  expect(camera.state.value).toMatchObject({ at: 'taken', picture });
  expect([live(), urls.size]).toEqual([0, 1]);
  camera.wipe();
  expect(camera.state.value).toEqual({ at: 'off' });
  expect(urls.size).toBe(0);
});

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'in-use'],
])('[D-05] %s is the state %s', async (name, why) => {
  const set = setUp();
  set.onOpen(() => Promise.reject(Object.assign(new Error(), { name })));
  await set.camera.start();
  expect(set.why()).toBe(why);
});

test('a page that is given no camera at all says so', async () => {
  const camera = createCamera({ media: undefined, urls: URL, label: null });
  await camera.start();
  expect(camera.state.value).toEqual({ at: 'trouble', why: 'not-offered' });
});

test('a camera that does not answer in its time is late, and stopped when it comes after all', async () => {
  const set = setUp();
  let answer: () => void = () => undefined;
  set.onOpen(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const started = set.camera.start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(set.why()).toBe('late');
  answer();
  await started;
  expect(set.live()).toBe(0);
  expect(set.why()).toBe('late');
});

test('[D-27] a wipe while it starts: what comes later is stopped at once', async () => {
  const set = setUp();
  const started = set.camera.start();
  set.camera.wipe();
  await started;
  expect(set.live()).toBe(0);
  expect(set.camera.state.value).toEqual({ at: 'off' });
});

test('[D-27] a wipe while a still is taken: the still is not kept', async () => {
  const { camera, live, urls } = setUp();
  await camera.start();
  const taken = camera.take(clear);
  camera.wipe();
  await taken;
  expect(camera.state.value).toEqual({ at: 'off' });
  expect([live(), urls.size]).toEqual([0, 0]);
});

test('a camera that is taken away in the middle is lost, and one that was stopped by us is not', async () => {
  const set = setUp();
  await set.camera.start();
  set.tracks[0]?.unplug();
  expect(set.why()).toBe('lost');
  await set.camera.start();
  set.camera.wipe();
  set.tracks[1]?.unplug();
  expect(set.camera.state.value).toEqual({ at: 'off' });
});

test.each<[CameraTrouble, { picture: Blob | null; isDark: boolean } | null]>([
  ['dark', { picture, isDark: true }],
  ['too-large', { picture: null, isDark: false }],
  ['late', null],
])('[D-05] %s: no still, and the camera is off', async (why, frame) => {
  const set = setUp();
  await set.camera.start();
  await set.camera.take(async () => frame);
  expect(set.why()).toBe(why);
  expect(set.live()).toBe(0);
});

test('the camera of the set name is taken, even where names are told only after permission', async () => {
  for (const labels of [
    ['Scene camera', 'Document camera'],
    ['', ''],
  ]) {
    const set = setUp({ labels, label: 'document' });
    await set.camera.start();
    expect(set.asked.at(-1)).toMatchObject({ video: { deviceId: { exact: 'camera-1' } } });
    expect(set.live()).toBe(1);
  }
});

test('another camera is never taken in the place of the set one', async () => {
  const set = setUp({ labels: ['', ''], label: 'portrait' });
  await set.camera.start();
  expect(set.why()).toBe('none');
  expect(set.live()).toBe(0);
});
