import { spawnSync } from 'node:child_process';

/** A page as a person sees it, in grey, 0 black to 255 white. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const timeLimitMs = 20_000;

/** For the suites: draws every page of a PDF with poppler's `pdftoppm` (Debian: poppler-utils). Throws where it cannot. */
export function drawPages(pdf: Uint8Array, dotsPerInch: number): readonly PagePicture[] {
  const drawn = spawnSync('pdftoppm', ['-gray', '-r', `${dotsPerInch}`, '-'], {
    input: pdf,
    timeout: timeLimitMs,
    maxBuffer: 128 * 1_048_576,
  });
  if (drawn.status !== 0) throw new Error(`pdftoppm: ${drawn.error?.message ?? drawn.stderr.toString()}`);
  const pages: PagePicture[] = [];
  let at = 0;
  while (at < drawn.stdout.length) {
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(drawn.stdout.toString('latin1', at, at + 40));
    if (header === null) throw new Error('pdftoppm drew no page');
    const [width, height] = [Number(header[1]), Number(header[2])];
    const start = at + header[0].length;
    at = start + width * height;
    pages.push({ width, height, grey: drawn.stdout.subarray(start, at) });
  }
  return pages;
}

/** How many dots are dark. */
export function inkOf({ grey }: PagePicture): number {
  return grey.reduce((sum, level) => sum + (level < 128 ? 1 : 0), 0);
}

/** As `jsQR` wants it. */
export function toRgba({ grey }: PagePicture): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(grey.length * 4).fill(255);
  for (const [index, level] of grey.entries()) rgba.fill(level, index * 4, index * 4 + 3);
  return rgba;
}
