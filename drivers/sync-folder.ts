import { open } from 'node:fs/promises';

/** After a power cut a new name is there only if its folder was written too. Windows opens no folder and needs none of this. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  if (folder === null) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
