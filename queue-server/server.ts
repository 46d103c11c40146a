import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { inThreadEstimator, workerEstimator } from './app/foresight/estimator.ts';
import { inThreadPress, workerPress } from './app/press/press.ts';
import { composeServer } from './compose.ts';
import { lockDataFolder } from './data-lock.ts';
import { demoPassword } from './demo/introduce-demo.ts';
import { createHttpCardHsm } from './gateways/card-hsm/http-card-hsm.ts';
import { createHttpECardGateway } from './gateways/e-card/http-e-card-gateway.ts';
import { openSqliteLedger } from './ledger/sqlite-ledger.ts';
import { readSettings, type ServerSettings } from './settings.ts';
import { createEspeakSpeech } from './speech/espeak-speech.ts';
import { loadOrCreateMasterKeyFile, readMasterKey } from './vault/master-key.ts';
import { openSqliteVault } from './vault/sqlite-vault.ts';

const closingLimitMs = 10_000;

/** The only file of the server that reads the environment, opens files and listens. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { dataDir } = settings;
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  mkdirSync(dataDir, { recursive: true });
  const unlock = lockDataFolder(dataDir);
  const ledger = openSqliteLedger({ path: join(dataDir, 'ledger.db'), algorithm: settings.hashAlgorithm });
  const masterKey = settings.masterKey
    ? readMasterKey(settings.masterKey)
    : loadOrCreateMasterKeyFile(join(dataDir, 'master.key'));
  const vault = openSqliteVault({ path: join(dataDir, 'vault.db'), masterKey });
  const speech = await createEspeakSpeech({
    command: settings.espeak,
    cacheDir: join(dataDir, 'speech'),
    timeLimitMs: 5000,
    maxCached: 4000,
  });
  const home = packageRoot();
  const publicDir = join(home, 'dist/public');
  const clock = { now: () => Date.now() };
  // Beside the bundle; the sources have no script for a thread.
  const estimates = new URL('./estimate-worker.js', import.meta.url);
  const estimator = existsSync(estimates) ? workerEstimator(estimates) : inThreadEstimator();
  const documents = new URL('./press-worker.js', import.meta.url);
  const press = existsSync(documents) ? workerPress(documents) : inThreadPress();
  const eCards = settings.eCardGateway ? { eCards: createHttpECardGateway(settings.eCardGateway) } : {};
  const cardHsm = settings.cardHsm ? { cardHsm: createHttpCardHsm(settings.cardHsm) } : {};
  const outside = { clock, ledger, vault, speech, log, home, publicDir, estimator, press, ...eCards, ...cardHsm };
  const server = await composeServer(outside, settings);
  // Before it listens: the account is on record, and where the port is taken nobody would ever see its password.
  if (server.newAdminPassword !== null) tellAdministrator(server.newAdminPassword);
  await server.app.listen({ port: settings.port, host: settings.host });
  greet(settings, server.context.demo !== null, speech.health().available);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), closingLimitMs).unref();
    await server.close();
    unlock();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

function tellAdministrator(password: string): void {
  process.stdout.write(`\nAdministrator: admin, password ${password} (shown this once)\n`);
}

function greet(settings: ServerSettings, demo: boolean, voice: boolean): void {
  const at = settings.publicUrl;
  const lines = [
    '',
    `Tidehall is open on ${at}`,
    `  kiosk          ${at}/kiosk/`,
    `  display board  ${at}/board/     window screen: ${at}/board/?window=3`,
    `  staff console  ${at}/staff/`,
    `  a ticket       ${at}/t/<ticket>`,
    `  API            ${at}/api/openapi.json`,
    ...(demo ? [`Demo staff: teller1 … teller11, guide1, guide2, manager, auditor; password ${demoPassword}`] : []),
    ...(voice ? [] : ['No voice: install espeak-ng; calls flash and chime meanwhile.']),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The folder with package.json: two steps up from dist/server.js, one from here. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

main().catch((error: unknown) => {
  process.stderr.write(`Tidehall did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
