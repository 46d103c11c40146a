import { computed, effect, signal } from '@preact/signals';
import { createHttpClient, type HttpClient } from '../../ui/client/http-client.ts';
import { watchConnection } from '../../ui/client/live-connection.ts';
import { openLiveSocket } from '../../ui/client/open-live-socket.ts';
import { language, setLanguage } from '../../ui/i18n/locale.ts';
import { forgetDevice, type PairedDevice } from '../../ui/pairing/device-token.ts';
import { askDemo } from '../../ui/pairing/enrol.ts';
import { isUntouched } from '../flow/timer.ts';
import { keepCurrent } from '../offline/keep-current.ts';
import { type Agent, connectAgent } from './agent.ts';
import { type AgentSettings, readAgent, takeAgentFromAddress } from './agent-settings.ts';
import { createCardSlot } from './card-slot.ts';
import { createHallApi } from './hall-api.ts';
import { linkHall } from './hall-link.ts';
import { createKiosk } from './kiosk.ts';
import type { KioskApp } from './kiosk-app.ts';
import { listenToCards } from './listen-to-cards.ts';
import { createOutcomeLog } from './outcome-log.ts';
import { createReadAloud } from './read-aloud.ts';
import { reportFaults } from './report-faults.ts';
import { createEffectRunner } from './run-effect.ts';
import { wipePage } from './wipe-page.ts';

/** Client of a device's own channel. */
export function deviceClient(device: PairedDevice | null): HttpClient {
  return createHttpClient({ token: () => device?.token ?? null, language: () => language.value });
}

async function findAgent(http: HttpClient): Promise<AgentSettings | null> {
  return takeAgentFromAddress() ?? readAgent() ?? (await askDemo(http))?.agent ?? null;
}

/** Puts the real parts together: server, agent, voice, flow. `onUnpaired` is called when the server no longer knows the device. */
export function startKiosk(device: PairedDevice, onUnpaired: () => void): KioskApp {
  const http = deviceClient(device);
  const api = createHallApi(http, createHttpClient({ base: '' }), device.hall);
  const card = createCardSlot();
  const agent = signal<Agent | null>(null);
  const readAloud = createReadAloud(() => device.token);
  const connection = watchConnection(openLiveSocket(() => ({ token: device.token })));

  const runEffect = createEffectRunner({
    api,
    agent: () => agent.value,
    card,
    settings: () => kiosk.state.value.settings,
    serviceName: (service) => {
      const item = hall.catalogue.value?.items.find(({ no }) => no === service);
      return item === undefined ? null : { zh: item.zh, en: item.en };
    },
    takesBookings: () => hall.info.value?.takesBookings ?? false,
    onWipe() {
      readAloud.stop();
      wipePage();
    },
  });
  const kiosk = createKiosk({ clock: { now: () => Date.now() }, log: createOutcomeLog(), run: runEffect });
  const hall = linkHall(api, connection, device.hall, kiosk.send);

  void findAgent(http).then((settings) => {
    if (settings === null) return;
    agent.value = connectAgent(settings);
    listenToCards(agent.value, card, kiosk.send);
    reportFaults(agent.value, api);
  });

  effect(() => setLanguage(kiosk.state.value.settings.language));
  effect(() => {
    if (connection.state.value !== 'ended') return;
    forgetDevice();
    onUnpaired();
  });
  for (const type of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(type, () => kiosk.touched(), { passive: true });
  }
  keepCurrent(() => isUntouched(kiosk.state.value));

  return {
    state: kiosk.state,
    timerEndsAt: kiosk.timerEndsAt,
    send: kiosk.send,
    info: hall.info,
    catalogue: hall.catalogue,
    board: hall.board,
    agentStatus: computed(() => agent.value?.status.value ?? null),
    hasAgent: computed(() => agent.value !== null),
    readAloud,
    serverNow: connection.serverNow,
    deviceName: device.name,
  };
}
