/**
 * `npm start`: installs, builds and serves; `npm start -- --traffic` adds simulated visitors and tellers.
 * Plain JavaScript, because a fresh clone has no packages yet. The server runs in this very process,
 * so that who ends or kills this process ends or kills the server; agent and traffic are tied to it, and it is tied to its npm.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './launch/build.mjs';
import { startTied } from './launch/child.mjs';
import { endWithNpm } from './launch/end-with-npm.mjs';
import { ensureInstalled } from './launch/install.mjs';

const usualAgentPort = 9123;
const readyTimeLimitMs = 60_000;

endWithNpm();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const withTraffic = process.argv.includes('--traffic');
process.argv = process.argv.filter((parameter) => parameter !== '--traffic');
const demo = process.env.NODE_ENV !== 'production' && !process.env.HALL_CONFIG;
if (withTraffic && !demo)
  refuse('--traffic is for the demo hall, which is not there with NODE_ENV=production or HALL_CONFIG.');

ensureInstalled();
ensureBuilt();
const port = process.env.PORT ?? '8080';
const here = `http://${hereOn(process.env.HOST)}:${port}`;
if (demo && process.env.DEMO_AGENT_URL === undefined) await startDemoAgent();
await import(pathToFileURL(resolve('dist/server.js')).href);
if (withTraffic) {
  await ready(`${here}/readyz`);
  startTied('dist/traffic.js', ['--server', here]);
}

/** The agent of the demo kiosk: simulated printer and card reader, known to the page by a token of chance. */
async function startDemoAgent() {
  const agentPort = await freePort(usualAgentPort);
  const token = randomBytes(24).toString('hex');
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  if (!origins.includes(here)) origins.push(here);
  // One that is no address is refused by the server, in words.
  if (URL.canParse(process.env.PUBLIC_URL ?? '')) origins.push(new URL(process.env.PUBLIC_URL).origin);
  const parameters = ['--simulated', '--port', String(agentPort), `--token=${token}`];
  startTied('dist/agent.js', [...parameters, ...origins.flatMap((origin) => ['--origin', origin])]);
  process.env.DEMO_AGENT_URL = `http://127.0.0.1:${agentPort}`;
  process.env.DEMO_AGENT_TOKEN = token;
}

/** Where the server is reached from this machine: one that listens on a single address is nowhere else. */
function hereOn(host) {
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The wanted port where it is free, otherwise any other. */
function freePort(wanted) {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once('error', () => (wanted === 0 ? reject(new Error('no free port')) : settle(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const found = probe.address().port;
      probe.close(() => settle(found));
    });
  });
}

async function ready(url) {
  const deadline = Date.now() + readyTimeLimitMs;
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((settle) => setTimeout(settle, 100));
  }
  refuse(`the server was not ready within ${readyTimeLimitMs / 1000} s (${url}).`);
}

function refuse(words) {
  process.stderr.write(`tidehall: ${words}\n`);
  process.exit(1);
}
