import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Clips by their id, at most `maxCached`: the newest on disk, the last used ones in memory too. */
export interface ClipStore {
  get(id: string): Promise<Uint8Array | null>;
  put(id: string, wav: Uint8Array): Promise<void>;
}

const idPattern = /^[0-9a-f]{32}$/;
/** About 10 MB of calls. */
const maxInMemory = 64;

/** Opens a folder of clips. A disk that fails only costs speed: clips then live in memory alone. */
export async function openClipStore(folder: string, maxCached: number): Promise<ClipStore> {
  const memory = new Map<string, Uint8Array>();
  const onDisk = new Set<string>();
  for (const id of await idsOldestFirst(folder)) onDisk.add(id);
  await evict();

  function remember(id: string, wav: Uint8Array): void {
    memory.delete(id);
    memory.set(id, wav);
    for (const oldest of memory.keys()) {
      if (memory.size <= Math.min(maxInMemory, maxCached)) break;
      memory.delete(oldest);
    }
  }

  async function evict(): Promise<void> {
    for (const oldest of onDisk) {
      if (onDisk.size <= maxCached) break;
      onDisk.delete(oldest);
      await rm(pathOf(oldest), { force: true }).catch(() => undefined);
    }
  }

  function pathOf(id: string): string {
    return join(folder, `${id}.wav`);
  }

  return {
    async get(id) {
      if (!idPattern.test(id)) return null;
      const inMemory = memory.get(id);
      const wav = inMemory ?? (onDisk.has(id) ? await readFile(pathOf(id)).catch(() => null) : null);
      if (wav !== null) remember(id, wav);
      return wav;
    },
    async put(id, wav) {
      remember(id, wav);
      try {
        await mkdir(folder, { recursive: true });
        // Whole or not at all: a reader never meets half a clip.
        await writeFile(`${pathOf(id)}.part`, wav);
        await rename(`${pathOf(id)}.part`, pathOf(id));
        onDisk.add(id);
        await evict();
      } catch {
        onDisk.delete(id);
      }
    },
  };
}

async function idsOldestFirst(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: { id: string; at: number }[] = [];
  for (const name of names) {
    const id = name.replace(/\.wav$/, '');
    if (!idPattern.test(id) || id === name) continue;
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts !== null) found.push({ id, at: facts.mtimeMs });
  }
  return found.sort((one, other) => one.at - other.at).map(({ id }) => id);
}
