import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { HallId } from '../protocol/ids.ts';
import { openAgency, serviceNames } from './app/agency.ts';
import type { AppContext } from './app/context.ts';
import { type Hall, openHall } from './app/hall.ts';
import { startHallClock } from './app/hall-clock.ts';
import { newToken } from './app/random-ids.ts';
import { introduceCatalogue, introduceHall, readHallConfig } from './app/set-up.ts';
import { registerStaff, setPassword } from './app/staff-accounts.ts';
import { defaultWriterOptions, type WriterOptions } from './app/stream-writer.ts';
import { demoCodes, demoPassword, introduceDemoStaff } from './demo/introduce-demo.ts';
import { sessionCookie } from './http/authenticate.ts';
import { buildHttp } from './http/build-http.ts';
import { problemOf } from './http/problem-reply.ts';
import { openSqliteLedger } from './ledger/sqlite-ledger.ts';
import { buildRealtime } from './realtime/build-realtime.ts';
import { readSettings, type ServerSettings } from './settings.ts';
import { createEspeakSpeech } from './speech/espeak-speech.ts';
import { loadOrCreateMasterKeyFile, readMasterKey } from './vault/master-key.ts';
import { openSqliteVault } from './vault/sqlite-vault.ts';

/** The only file of the server that reads the environment, opens files and listens. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const clock = { now: () => Date.now() };
  mkdirSync(settings.dataDir, { recursive: true });
  const ledger = openSqliteLedger({ path: join(settings.dataDir, 'ledger.db'), algorithm: settings.hashAlgorithm });
  const masterKey = settings.masterKey
    ? readMasterKey(settings.masterKey)
    : loadOrCreateMasterKeyFile(join(settings.dataDir, 'master.key'));
  const vault = openSqliteVault({ path: join(settings.dataDir, 'vault.db'), masterKey });
  const speech = await createEspeakSpeech({
    command: settings.espeak,
    cacheDir: join(settings.dataDir, 'speech'),
    timeLimitMs: 5000,
    maxCached: 4000,
  });
  const writing: WriterOptions = {
    ...defaultWriterOptions,
    onFault: (what, error) => log.error({ err: error }, what),
  };

  const home = packageRoot();
  const agency = await openAgency(ledger, writing);
  await introduceCatalogue(agency, join(home, 'queue-server/domain/catalogue/base-catalogue.json'), clock.now());
  const demo = settings.hallFiles.length === 0;
  const files = demo ? [join(home, 'queue-server/demo/demo-hall.json')] : settings.hallFiles;
  for (const file of files) await introduceHall(ledger, readHallConfig(file), clock.now(), writing);
  const halls = new Map<HallId, Hall>();
  for (const id of await knownHalls(ledger)) {
    if (settings.production && id === 'demo')
      throw new Error('In production the data of the demo hall is not served: use another DATA_DIR.');
    halls.set(id, await openHall(ledger, id, { ...writing, now: clock.now, serviceName: serviceNames(agency) }));
  }

  const context: AppContext = {
    clock,
    ledger,
    vault,
    speech,
    agency,
    halls,
    settings: {
      publicUrl: settings.publicUrl,
      production: settings.production,
      sessionHours: 12,
      pairingMinutes: 10,
      publicDir: join(home, 'dist/public'),
      agentOrigins: settings.agentOrigins,
      guessesPerMinute: settings.guessesPerMinute,
    },
    demo: demo ? { reply: { hall: 'demo' as HallId, codes: demoCodes, agent: settings.demoAgent } } : null,
  };
  const newAdminPassword = await introduceAdministrator(context, settings);
  if (demo) await introduceDemoStaff(context, join(home, 'queue-server/demo/demo-staff.json'));

  const app = await buildHttp(context, { logger: log, trustProxy: settings.trustProxy });
  await app.ready();
  const io = buildRealtime(app.server, context, { sessionCookie, problemOf: (refusal) => problemOf(refusal, 'zh') });
  const stopClock = startHallClock([...halls.values()], clock);
  await app.listen({ port: settings.port, host: settings.host });
  greet(settings, demo, newAdminPassword, speech.health().available);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    stopClock();
    await io.close();
    await app.close();
    for (const hall of halls.values()) await hall.close();
    await agency.close();
    await speech.close();
    await vault.close();
    await ledger.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

async function knownHalls(ledger: { streams(): Promise<readonly string[]> }): Promise<HallId[]> {
  const streams = await ledger.streams();
  return streams.filter((stream) => stream.startsWith('hall/')).map((stream) => stream.slice('hall/'.length) as HallId);
}

/** The first administrator; answers the password that was made for him, if it was. */
async function introduceAdministrator(context: AppContext, settings: ServerSettings): Promise<string | null> {
  const known = context.agency.durable.staff.bySignInName.get('admin');
  if (known !== undefined) {
    if (settings.adminPassword !== null) await setPassword(context, known, settings.adminPassword);
    return null;
  }
  const password = settings.adminPassword ?? newToken().slice(0, 16);
  await registerStaff(context, {
    signInName: 'admin',
    displayName: '系统管理员',
    staffNo: 'A001',
    positions: ['systemAdmin'],
    halls: [...context.halls.keys()],
    password,
  });
  return settings.adminPassword === null ? password : null;
}

function greet(settings: ServerSettings, demo: boolean, newAdminPassword: string | null, voice: boolean): void {
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
    ...(newAdminPassword === null ? [] : [`Administrator: admin, password ${newAdminPassword} (shown this once)`]),
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
