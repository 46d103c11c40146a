import { computed, effect, signal } from '@preact/signals';
import { type AgentSettings, createAgentStore } from '../../ui/agent/agent-settings.ts';
import { createHttpClient, type HttpClient } from '../../ui/client/http-client.ts';
import { watchConnection } from '../../ui/client/live-connection.ts';
import { openLiveSocket } from '../../ui/client/open-live-socket.ts';
import { watchOwnClock } from '../../ui/client/own-clock.ts';
import { language, setLanguage } from '../../ui/i18n/locale.ts';
import { forgetDevice, type PairedDevice } from '../../ui/pairing/device-token.ts';
import { askDemo } from '../../ui/pairing/enrol.ts';
import { listenToWedge } from '../../ui/scan/listen-to-wedge.ts';
import { isUntouched } from '../flow/timer.ts';
import { holdFlow } from '../maintenance/hold-flow.ts';
import { knockByAddress, startMaintenance } from '../maintenance/start-maintenance.ts';
import { keepCurrent } from '../offline/keep-current.ts';
import { type Agent, connectAgent } from './agent.ts';
import { createCardSlot } from './card-slot.ts';
import { createChime } from './chime.ts';
import { createCodeSlot } from './code-slot.ts';
import { guideLights } from './guide-lights.ts';
import { createHallApi } from './hall-api.ts';
import { linkHall } from './hall-link.ts';
import { itemText } from './item-text.ts';
import { createKiosk } from './kiosk.ts';
import type { KioskApp } from './kiosk-app.ts';
import { type LyingCards, listenToCards } from './listen-to-cards.ts';
import { createScanListener } from './listen-to-scans.ts';
import { createOutcomeLog } from './outcome-log.ts';
import { createReadAloud } from './read-aloud.ts';
import { relayCardAuthentication } from './relay-card-authentication.ts';
import { reportParts } from './report-parts.ts';
import { createEffectRunner } from './run-effect.ts';
import { createSessionWipe } from './session-wipe.ts';
import { watchCapabilities } from './watch-capabilities.ts';
import { watchPower } from './watch-power.ts';
import { wipePage } from './wipe-page.ts';

/** Client of a device's own channel. */
export function deviceClient(device: PairedDevice | null): HttpClient {
  return createHttpClient({ token: () => device?.token ?? null, language: () => language.value });
}

async function findAgent(http: HttpClient): Promise<AgentSettings | null> {
  const store = createAgentStore('tidehall.agent');
  return store.takeFromAddress() ?? store.read() ?? (await askDemo(http))?.agent ?? null;
}

/** Puts the real parts together: server, agent, voice, flow. `onUnpaired` is called when the server no longer knows the device. */
export function startKiosk(device: PairedDevice, onUnpaired: () => void): KioskApp {
  const http = deviceClient(device);
  const api = createHallApi(http, createHttpClient({ base: '' }), device.hall);
  const card = createCardSlot();
  const codes = createCodeSlot();
  const agent = signal<Agent | null>(null);
  const lying = signal<LyingCards>(new Set());
  const readAloud = createReadAloud(() => device.token);
  const sessionWipe = createSessionWipe(() => agent.value);
  const socket = openLiveSocket(() => ({ token: device.token }));
  const connection = watchConnection(socket);

  const runEffect = createEffectRunner({
    api,
    agent: () => agent.value,
    card,
    codes,
    settings: () => kiosk.state.value.settings,
    serviceName: (service) => itemText(hall.catalogue.value, service),
    takesBookings: () => hall.info.value?.takesBookings ?? false,
    visit: sessionWipe.visit,
    onWipe() {
      sessionWipe.wipe();
      room.wipe();
      readAloud.stop();
      wipePage();
    },
  });
  const log = createOutcomeLog();
  const kiosk = createKiosk({ clock: { now: () => Date.now() }, log, run: runEffect });
  const hall = linkHall(api, connection, device.hall, kiosk.send);

  const agentStatus = computed(() => agent.value?.status.value ?? null);
  const hasAgent = computed(() => agent.value !== null);
  const room = startMaintenance({
    device,
    staffHttp: createHttpClient({ language: () => language.value }),
    agent: () => agent.value,
    status: agentStatus,
    onLeave(next) {
      // Staff go on in the language in which they came; the kiosk goes back to its own.
      if (next === 'maintenance') room.maintenance.read(language.value);
      kiosk.send({ type: next === 'maintenance' ? 'maintenance-opened' : 'maintenance-ended' });
    },
  });
  holdFlow(room.maintenance.state, kiosk.touched);
  const isFree = () => isUntouched(kiosk.state.value) && room.maintenance.state.value.at === 'shut';

  const isHalted = () => agentStatus.value?.halted !== undefined;
  const hearScan = room.divertScans(createScanListener(codes, kiosk.send, isHalted));
  listenToWedge(document, hearScan);
  void findAgent(http).then((settings) => {
    if (settings === null) return;
    const connected = connectAgent(settings);
    agent.value = connected;
    listenToCards({ listen: (listener) => connected.listen(room.divertCards(listener)) }, card, kiosk.send, lying);
    connected.onScan(hearScan);
    relayCardAuthentication(connected, api);
  });

  const { capabilities } = watchCapabilities({
    status: agentStatus,
    hasAgent,
    idle: () => isUntouched(kiosk.state.peek()) || kiosk.state.peek().screen.at === 'maintenance',
    now: () => Date.now(),
  });
  guideLights({
    state: kiosk.state,
    capabilities,
    status: agentStatus,
    agent: () => agent.value,
    lying,
    darkened: sessionWipe.answered,
  });
  watchPower({
    inSession: () => !isFree(),
    status: agentStatus,
    agent: () => agent.value,
    wiped: sessionWipe.answered,
  });
  reportParts(
    http,
    () => agent.value,
    () => sessionWipe.failed.value,
    watchOwnClock(socket, () => Date.now()),
    () => Date.now(),
  );

  effect(() => setLanguage(room.maintenance.language.value ?? kiosk.state.value.settings.language));
  effect(() => {
    if (connection.state.value !== 'ended') return;
    forgetDevice();
    onUnpaired();
  });
  for (const type of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(
      type,
      () => {
        // The gate lies over the visitor's warning: who touches it cannot answer that one, and is there.
        if (room.maintenance.state.value.at === 'gate' && kiosk.state.value.warned) kiosk.send({ type: 'stay' });
        kiosk.touched();
        room.maintenance.touched();
      },
      { passive: true },
    );
  }
  keepCurrent(isFree);
  knockByAddress(room.maintenance.knock);

  return {
    state: kiosk.state,
    timerEndsAt: kiosk.timerEndsAt,
    send: kiosk.send,
    info: hall.info,
    catalogue: hall.catalogue,
    board: hall.board,
    agentStatus,
    hasAgent,
    capabilities,
    power: computed(() => agent.value?.power.value ?? null),
    readAloud,
    chime: createChime(),
    room,
    outcomes: log.read,
    serverNow: () => (connection.lastHeardAt.value === null ? null : connection.serverNow()),
    deviceName: device.name,
  };
}
