import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Plain JavaScript: this runs before anything is installed. */
const oldestNode = [20, 19];
const installTimeLimitMs = 20 * 60_000;
const rebuildTimeLimitMs = 10 * 60_000;
/** Opens a database in memory: fails where the native code is missing or was built for another Node. */
const nativeCheck = "new (require('better-sqlite3'))(':memory:').close(); require('@node-rs/argon2')";

/** Sees to it that `node_modules` is what `package-lock.json` says and loads on this Node. Ends the process in words if it cannot. */
export function ensureInstalled() {
  refuseOldNode();
  if (!isInstalled()) {
    say('installing packages (the first time takes some minutes)');
    npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], installTimeLimitMs);
  }
  if (loadsNativeCode()) return;
  say(`building native packages for Node ${process.version}`);
  npm(['rebuild', 'better-sqlite3', 'pcsclite', 'serialport'], rebuildTimeLimitMs);
  if (!loadsNativeCode())
    fail(`better-sqlite3 does not load on Node ${process.version}: delete node_modules and start again.`);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `Tidehall needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

/** Compares what npm wrote about `node_modules` with the lock file; packages for other platforms may be absent. */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || present[path]?.version === version || (optional && present[path] === undefined),
  );
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function loadsNativeCode() {
  return spawnSync(process.execPath, ['-e', nativeCheck], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function npm(parameters, timeLimitMs) {
  // With a compiler at hand no time is lost on asking for binaries that a closed network cannot deliver.
  const compiles = ['make', 'g++', 'python3'].every((tool) => spawnSync(tool, ['--version']).status === 0);
  const env = compiles ? { ...process.env, npm_config_build_from_source: 'true' } : process.env;
  const { status, signal } = spawnSync('npm', parameters, { stdio: ['ignore', 2, 2], timeout: timeLimitMs, env });
  if (status !== 0) fail(`npm ${parameters[0]} ended with ${status ?? signal}.`);
}

function say(words) {
  process.stderr.write(`tidehall: ${words}\n`);
}

function fail(words) {
  say(words);
  process.exit(1);
}
