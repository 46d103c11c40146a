import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../protocol/clock.ts';
import type { HallConfig } from '../protocol/hall-config.ts';
import type { HallId } from '../protocol/ids.ts';
import { openAgency, serviceNames } from './app/agency.ts';
import type { AppContext } from './app/context.ts';
import { type Estimator, inThreadEstimator } from './app/foresight/estimator.ts';
import { startForesight } from './app/foresight/run-foresight.ts';
import { type Hall, type HallOptions, hallsOf, openHall } from './app/hall.ts';
import { rollOverIfDue, startHallClock } from './app/hall-clock.ts';
import { inThreadPress, type Press } from './app/press/press.ts';
import { newToken } from './app/random-ids.ts';
import { introduceCatalogue, introduceHall, readHallConfigs } from './app/set-up.ts';
import { registerStaff, setPassword } from './app/staff-accounts.ts';
import { defaultWriterOptions, type WriterOptions } from './app/stream.ts';
import { createUsedECards } from './app/used-e-cards.ts';
import { demoCodes, introduceDemoStaff } from './demo/introduce-demo.ts';
import { type CardHsm, noCardHsm } from './gateways/card-hsm/card-hsm.ts';
import { createStandInCardHsm } from './gateways/card-hsm/stand-in-card-hsm.ts';
import { type ECardGateway, eCardsNotOffered } from './gateways/e-card/e-card-gateway.ts';
import { createSimulatedECardGateway } from './gateways/e-card/simulated-e-card-gateway.ts';
import { sessionCookie } from './http/authenticate.ts';
import { buildHttp } from './http/build-http.ts';
import type { HttpApp } from './http/http-app.ts';
import type { Ledger } from './ledger/ledger.ts';
import { checkLedgerTails } from './ledger-tail.ts';
import { buildRealtime } from './realtime/build-realtime.ts';
import type { RealtimeServer } from './realtime/realtime-server.ts';
import type { ServerSettings } from './settings.ts';
import type { Speech } from './speech/speech.ts';
import type { Vault } from './vault/vault.ts';

/** What the server is given: `server.ts` hands it the real things, tests their own. */
export interface Outside {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly speech: Speech;
  readonly log: FastifyBaseLogger;
  /** The folder of the package, with the base catalogue and the demo data. */
  readonly home: string;
  /** The built front ends; null where only the API is served. */
  readonly publicDir: string | null;
  /** Where waits are estimated; in the server's own thread where none is given. */
  readonly estimator?: Estimator;
  readonly press?: Press;
  /** Where none is given, the demo hall has a simulated one and any other has none. */
  readonly eCards?: ECardGateway;
  /** The keys of third-generation cards. Where none is given, the demo hall has a stand-in and any other has none. */
  readonly cardHsm?: CardHsm;
}

/** A server that listens nowhere yet. Whoever composed it closes it, and with it the stores that it was handed. */
export interface ComposedServer {
  readonly context: AppContext;
  readonly app: HttpApp;
  readonly io: RealtimeServer;
  /** Made for the first administrator where the operator set none; to be shown once. */
  readonly newAdminPassword: string | null;
  /** Lets sockets and requests end, then closes what is open below, the ledger last. */
  close(): Promise<void>;
}

const sessionHours = 12;
const pairingMinutes = 10;
/** How long who is in the middle of a request may take to end it when the server closes. */
const lastRequestsMs = 5000;

/** Everything that stands between the stores and the network. Listens nowhere yet. Throws where it must not start. */
export async function composeServer(outside: Outside, settings: ServerSettings): Promise<ComposedServer> {
  const { clock, ledger, vault, speech, log, home, publicDir } = outside;
  const { estimator = inThreadEstimator(), press = inThreadPress() } = outside;
  await checkLedgerTails(ledger);
  await warnOfSnapshots(ledger, log);
  const writing: WriterOptions = {
    ...defaultWriterOptions,
    onFault: (what, error) => log.error({ err: error }, what),
  };
  const agency = await openAgency(ledger, writing);
  await introduceCatalogue(agency, join(home, 'queue-server/domain/catalogue/base-catalogue.json'), clock.now());
  const demo = settings.hallFiles.length === 0;
  const files = demo ? [join(home, 'queue-server/demo/demo-hall.json')] : settings.hallFiles;
  const configs = readHallConfigs(files);
  for (const config of configs) await introduceHall(ledger, config, clock.now(), writing);
  const usedECards = createUsedECards(clock.now);
  const halls = await openHalls(ledger, settings, {
    ...writing,
    now: clock.now,
    serviceName: serviceNames(agency),
    staffNo: (staff) => agency.durable.staff.staff.get(staff)?.staffNo ?? staff,
    estimator,
    follow: usedECards.fold,
  });
  for (const hall of halls.values()) await rollOverIfDue(hall, clock.now());
  warnOfFiles(configs, halls, log);

  const { publicUrl, agentOrigins, guessesPerMinute } = settings;
  const context: AppContext = {
    clock,
    ledger,
    vault,
    speech,
    cardHsm: outside.cardHsm ?? (demo && !settings.production ? createStandInCardHsm() : noCardHsm),
    eCards: outside.eCards ?? (demo ? createSimulatedECardGateway(clock) : eCardsNotOffered),
    usedECards,
    agency,
    halls,
    estimator,
    press,
    settings: { publicUrl, sessionHours, pairingMinutes, publicDir, agentOrigins, guessesPerMinute },
    demo: demo ? { reply: { hall: 'demo' as HallId, codes: demoCodes, agent: settings.demoAgent } } : null,
  };
  const newAdminPassword = await introduceAdministrator(context, settings.adminPassword);
  if (demo) await introduceDemoStaff(context);

  const app = await buildHttp(context, { logger: log, trustProxy: settings.trustProxy });
  await app.ready();
  const io = buildRealtime(app.server, context, sessionCookie);
  const stopClock = startHallClock([...halls.values()], clock);
  const stopForesight = startForesight(context);
  return {
    context,
    app,
    io,
    newAdminPassword,
    async close() {
      stopClock();
      stopForesight();
      // A connection that was busy when the closing began is kept alive by its client once it is answered.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      const cut = setTimeout(() => app.server.closeAllConnections(), lastRequestsMs);
      await Promise.all([app.close(), io.close()]);
      clearInterval(sweep);
      clearTimeout(cut);
      for (const hall of halls.values()) await hall.close();
      await agency.close();
      await estimator.close();
      await press.close();
      await speech.close();
      await vault.close();
      await ledger.close();
    },
  };
}

async function warnOfSnapshots(ledger: Ledger, log: FastifyBaseLogger): Promise<void> {
  for (const stream of await ledger.streams()) {
    if ((await ledger.changedSnapshot(stream)) !== null)
      log.warn(`the snapshot of ${stream} is not what was kept: its state is made anew from all its events`);
  }
}

/** Every hall that the ledger knows. Throws where that is the demo hall and the server is a real one. */
async function openHalls(
  ledger: Ledger,
  { production }: Pick<ServerSettings, 'production'>,
  options: HallOptions,
): Promise<ReadonlyMap<HallId, Hall>> {
  const halls = new Map<HallId, Hall>();
  for (const id of await hallsOf(ledger)) {
    if (production && id === 'demo')
      throw new Error('In production the data of the demo hall is not served: use another DATA_DIR.');
    halls.set(id, await openHall(ledger, id, options));
  }
  return halls;
}

/** A file was read when its hall was new; who edits it later must hear that nothing came of it. */
function warnOfFiles(configs: readonly HallConfig[], halls: ReadonlyMap<HallId, Hall>, log: FastifyBaseLogger): void {
  for (const config of configs) {
    const kept = halls.get(config.id)?.config();
    if (JSON.stringify(kept) !== JSON.stringify(config))
      log.warn(`the hall ${config.id} keeps the configuration on record, its file says otherwise: change it by PUT`);
  }
}

/** The first administrator; answers the password that was made for him, if it was. */
async function introduceAdministrator(context: AppContext, wanted: string | null): Promise<string | null> {
  const known = context.agency.durable.staff.bySignInName.get('admin');
  if (known !== undefined) {
    if (wanted !== null) await setPassword(context, known, wanted);
    return null;
  }
  const password = wanted ?? newToken().slice(0, 16);
  await registerStaff(context, {
    signInName: 'admin',
    displayName: '系统管理员',
    staffNo: 'A001',
    positions: ['systemAdmin'],
    halls: [...context.halls.keys()],
    password,
  });
  return wanted === null ? password : null;
}
