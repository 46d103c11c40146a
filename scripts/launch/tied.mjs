/**
 * Runs a process that ends with the one that started it: `node tied.mjs file.js parameters…`.
 * The starter holds the other end of its standard input; when the starter is gone, even by kill -9, the input ends.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const graceMs = 3_000;

process.stdin.resume();
process.stdin.on('end', () => {
  setTimeout(() => process.exit(0), graceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1])).href);
