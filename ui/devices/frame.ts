/** One frame as it was read off the screen. */
export interface GrabbedFrame {
  /** Null where not even the worst quality keeps the size limit. */
  readonly picture: Blob | null;
  /** Lid closed, lens covered, no light: nothing can be seen on it. */
  readonly isDark: boolean;
}

/** A larger frame is scaled down to the side; the bytes are those of the JPEG. */
export interface FrameLimits {
  readonly longestSidePx: number;
  readonly mostBytes: number;
}

/** Ten megapixels of an A4 sheet are more than a reader needs; 200 dpi are enough. */
export const usualFrameLimits: FrameLimits = { longestSidePx: 2_340, mostBytes: 1_500_000 };

const qualities = [0.92, 0.8, 0.65, 0.5] as const;
const lookPx = 64;
/** Mean light of 255 under which nothing is to be seen; a lit white wall has some 200, a covered lens less than 10. */
const darkBelow = 16;

/** True where the picture is as good as black. @param pixels red, green, blue and opacity, one byte each */
export function isDark(pixels: Uint8ClampedArray): boolean {
  let light = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    light += 0.3 * (pixels[at] ?? 0) + 0.59 * (pixels[at + 1] ?? 0) + 0.11 * (pixels[at + 2] ?? 0);
  }
  return light / Math.max(1, pixels.length / 4) < darkBelow;
}

/** The first quality that keeps the limit; null where none does. */
export async function encodeWithin(
  encode: (quality: number) => Promise<Blob | null>,
  mostBytes: number,
): Promise<Blob | null> {
  for (const quality of qualities) {
    const picture = await encode(quality);
    if (picture !== null && picture.size <= mostBytes) return picture;
  }
  return null;
}

/** A camera that has said yes sends its first frame within this, or never. */
const firstFrameMs = 3_000;

async function showsFrame(video: HTMLVideoElement): Promise<boolean> {
  const isThere = () => video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0;
  if (isThere()) return true;
  await new Promise<void>((resolve) => {
    const limit = setTimeout(resolve, firstFrameMs);
    const seen = () => {
      clearTimeout(limit);
      resolve();
    };
    video.addEventListener('loadeddata', seen, { once: true });
  });
  return isThere();
}

/** Reads what a video shows now as a JPEG; null where it shows nothing. The canvases are emptied before it answers. */
export async function grabFrame(
  video: HTMLVideoElement,
  limits: FrameLimits = usualFrameLimits,
): Promise<GrabbedFrame | null> {
  if (!(await showsFrame(video))) return null;
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, limits.longestSidePx / Math.max(videoWidth, videoHeight));
  const look = draw(video, lookPx, lookPx);
  const sheet = draw(video, Math.round(videoWidth * scale), Math.round(videoHeight * scale));
  try {
    const pixels = look.getContext('2d')?.getImageData(0, 0, lookPx, lookPx).data;
    if (pixels === undefined || isDark(pixels)) return { picture: null, isDark: true };
    const encode = (quality: number) =>
      new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/jpeg', quality));
    return { picture: await encodeWithin(encode, limits.mostBytes), isDark: false };
  } finally {
    for (const canvas of [look, sheet]) canvas.width = canvas.height = 0;
  }
}

function draw(video: HTMLVideoElement, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  return canvas;
}
