import { rolldown } from 'rolldown';

/** Packages with native code, or with files of their own that they read: they are loaded from node_modules, all others go into the bundle. */
const native = ['better-sqlite3', '@node-rs/argon2', '@resvg/resvg-js', 'serialport', 'pcsclite', 'pdfkit'];

/** Bundles one process of the system into one file, which starts several times quicker than its sources. */
export async function bundle(entry: string, file: string): Promise<void> {
  const build = await rolldown({
    input: entry,
    platform: 'node',
    external: (id) => native.some((name) => id === name || id.startsWith(`${name}/`)),
    logLevel: 'warn',
  });
  try {
    await build.write({ file, format: 'esm', sourcemap: true, codeSplitting: false });
  } finally {
    await build.close();
  }
}
