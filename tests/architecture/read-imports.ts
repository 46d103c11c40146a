import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const leftOut = new Set(['node_modules', 'paraglide', 'dist']);
const specifiers =
  /(?:^|[;\s}])(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|\s)import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The sources under a folder, tests and what they alone use left out. */
export function sourcesUnder(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    if (!/\.(ts|tsx|mts|mjs)$/.test(entry.name) || /\.test(-suite|-support)?\.tsx?$/.test(entry.name)) return [];
    return [{ path, text: readFileSync(path, 'utf8') }];
  });
}

/** What a source imports: paths from the project's root for its own files, bare names for packages. */
export function importsOf({ path, text }: SourceFile): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(specifiers)].map(([, from, effect, dynamic]) => {
    const specifier = from ?? effect ?? dynamic ?? '';
    return specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier;
  });
}
