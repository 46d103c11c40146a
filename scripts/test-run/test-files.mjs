import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const leftOut = new Set(['node_modules', 'dist', 'data', 'test-results', 'coverage', 'paraglide']);

/** Paths of all test files, from the project's root. */
export function testFiles(folder = '.') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || leftOut.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** The text of a test together with the text of the project's files that it imports: what it needs shows there. */
export function textWithImports(path) {
  const text = readFileSync(path, 'utf8');
  const imported = [...text.matchAll(/from '(\.[^']+\.tsx?)'/g)].map(([, specifier]) =>
    normalize(join(dirname(path), specifier)),
  );
  return [text, ...imported.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))].join('\n');
}
