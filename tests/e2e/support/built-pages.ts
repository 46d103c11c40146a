import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { compileRoom } from '../../../scripts/i18n.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface BuiltPages {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds one front end as it is shipped, into a folder of its own, so that a test never shows an old build. */
export async function buildPages(
  frontEnd: 'kiosk' | 'display-board' | 'staff-console' | 'ticket-page',
): Promise<BuiltPages> {
  const folder = await mkdtemp(join(tmpdir(), `${frontEnd}-`));
  for (const room of frontEnd === 'ticket-page' ? [] : ['ui', frontEnd]) await compileRoom(room);
  const { NODE_ENV } = process.env;
  // The test runner's own value would pull in libraries' development versions.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      mode: frontEnd,
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
