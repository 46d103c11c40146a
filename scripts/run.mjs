/** `node scripts/run.mjs file.ts parameters…`: one of the project's commands, on a fresh clone too. Only the command itself writes to the output. */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureInstalled();
process.argv.splice(1, 2, resolve(process.argv[2]));
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(process.argv[1]).href);
