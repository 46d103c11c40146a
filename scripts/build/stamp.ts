import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './targets.ts';

const stampFolder = 'dist/.stamps';
/** Written by the build itself, so their change means nothing. */
const generated = new Set(['paraglide', 'cache', 'node_modules']);

/** Digest of the names and the content of all that a target is made of. Tests do not count. */
export function inputDigest(target: Target): string {
  const hash = createHash('sha256');
  for (const path of target.inputs.flatMap(filesUnder))
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** Whether the last build was of this digest and its outputs are there; what is in them is not looked at. */
export function isUpToDate(target: Target, digest: string): boolean {
  const stamp = join(stampFolder, target.name);
  return (
    target.outputs.every((path) => existsSync(path)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
  );
}

/** Only after a build that went well: from then on it is passed over while its digest stays the same. */
export function writeStamp(target: Target, digest: string): void {
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(join(stampFolder, target.name), digest);
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}
