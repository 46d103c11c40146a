import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDisk, startDiskMs } from '../disk.ts';

const fileName = 'a4-mark';

/**
 * What begins the names of this PC's jobs at an A4 printer that others use too: of chance, so that no two PCs share it, and kept in
 * `dataDir`, so that what a killed agent left at the printer is found. Where nothing can be kept it lasts as long as the process.
 */
export async function markOfThisPc(dataDir: string | null): Promise<string> {
  const made = `tidehall-${randomBytes(5).toString('hex')}`;
  if (dataDir === null) return made;
  const path = join(dataDir, fileName);
  const disk = createDisk(startDiskMs);
  const kept = await disk(() => readFile(path, 'utf8')).catch(() => '');
  if (/^tidehall-[0-9a-f]{10}\n$/.test(kept)) return kept.trim();
  await disk(() => writeFile(path, `${made}\n`, { mode: 0o600, flush: true })).catch(() => undefined);
  return made;
}
