import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Coverage, readCoverage } from './coverage.ts';

export type Weight = 'regular' | 'bold';

/** A font as the PDF writer wants it. */
export interface DocumentFont {
  readonly name: string;
  readonly bytes: Buffer;
  /** Which font of a collection. */
  readonly face: string | null;
  readonly covers: Coverage;
}

/** Fonts in the order in which they are tried for a character. */
export type DocumentFonts = Readonly<Record<Weight, readonly DocumentFont[]>>;

const ownFonts: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
/** Where Debian and its kin keep Noto CJK, which has more rare characters (package fonts-noto-cjk). */
const wideFonts: readonly string[] = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
];
const wideFace = 'NotoSansCJKsc-Regular';

let loaded: DocumentFonts | null = null;

/** Noto Sans SC out of its package, found from the bundle as from the sources, and the machine's Noto CJK where it has it. Read once. */
export function loadDocumentFonts(): DocumentFonts {
  if (loaded === null) {
    const wide = wideFonts.filter((path) => existsSync(path)).slice(0, 1);
    const others = wide.map((path) => readFont('wide', path, wideFace));
    loaded = { regular: [ownFont('regular'), ...others], bold: [ownFont('bold'), ...others] };
  }
  return loaded;
}

function ownFont(weight: Weight): DocumentFont {
  return readFont(weight, createRequire(import.meta.url).resolve(ownFonts[weight]), null);
}

function readFont(name: string, path: string, face: string | null): DocumentFont {
  const bytes = readFileSync(path);
  return { name, bytes, face, covers: readCoverage(bytes) };
}
