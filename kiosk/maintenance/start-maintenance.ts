import type { ReadonlySignal } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Scan } from '../../protocol/scan.ts';
import type { HttpClient } from '../../ui/client/http-client.ts';
import { newRequestKey } from '../../ui/client/request-key.ts';
import { type Camera, createCamera } from '../../ui/devices/camera.ts';
import { createSignature, type Signature } from '../../ui/devices/signature.ts';
import type { PairedDevice } from '../../ui/pairing/device-token.ts';
import { type Agent, type AgentListener, partState } from '../models/agent.ts';
import { fetchTestPage } from '../models/print-document.ts';
import { type CheckFault, type Checks, createChecks } from './checks.ts';
import { createMaintenance, type Maintenance, type MaintenanceParts } from './maintenance.ts';
import { checkStaff } from './staff-gate.ts';

/** Everything behind the maintenance page. */
export interface MaintenanceRoom {
  readonly maintenance: Maintenance;
  readonly checks: Checks;
  readonly camera: Camera;
  readonly signature: Signature;
  /** While it is open, cards and codes are for the checks and not for the flow. */
  divertCards(listener: AgentListener): AgentListener;
  divertScans(listener: (scan: Scan) => void): (scan: Scan) => void;
  /** Stops the camera and forgets the strokes: part of every wipe. */
  wipe(): void;
}

/** Puts the maintenance page together (D-23). No device is touched, not even a camera, before somebody asks. */
export function startMaintenance(ports: {
  readonly device: PairedDevice;
  /** Without the device's token. */
  readonly staffHttp: HttpClient;
  /** Null while the kiosk has none: slip, page and lights then fail. */
  readonly agent: () => Agent | null;
  readonly status: ReadonlySignal<AgentStatus | null>;
  /** Ends the visit: before the page opens, and when it shuts (D-27). */
  readonly onLeave: MaintenanceParts['onLeave'];
}): MaintenanceRoom {
  const { device, agent, staffHttp } = ports;
  const camera = createCamera({ media: navigator.mediaDevices, urls: URL, label: null });
  const signature = createSignature();

  async function printPage(): Promise<Result<null, CheckFault>> {
    const known = agent();
    if (known === null) return err('unreached');
    const pdf = await fetchTestPage(device.hall, device.device, device.token);
    if (pdf === null) return err('no-page');
    const job = await known.printDocument(`test-${newRequestKey()}`, pdf);
    if (job?.phase === 'printed') return ok(null);
    return err(job?.phase === 'failed' ? job.fault : job === null ? 'unreached' : 'stalled');
  }

  const checks = createChecks({
    printSlip: async () => agent()?.printSelfTest(device.name) ?? 'absent',
    printPage,
    setLights: async (body) => (await agent()?.setLights(body)) ?? false,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    powerSoon: () => (agent()?.power.value?.shutdownAt ?? null) !== null,
    stateOf: (part) => partState(ports.status.value, part),
  });
  const maintenance = createMaintenance({
    checkStaff: (name, password) => checkStaff(staffHttp, device.hall, name, password),
    onLeave(next) {
      checks.stop();
      ports.onLeave(next);
    },
  });
  const isOpen = () => maintenance.state.value.at === 'open';

  return {
    maintenance,
    checks,
    camera,
    signature,
    divertCards: (listener) => ({
      cardRead: (...facts) => (isOpen() ? checks.cardRead(facts[0]) : listener.cardRead(...facts)),
      cardFailed: (fault) => (isOpen() ? checks.cardFailed(fault) : listener.cardFailed(fault)),
      // A card that a visitor had left is taken away, whoever does it.
      cardRemoved: (reader) => listener.cardRemoved(reader),
      cardsLie: (on) => listener.cardsLie(on),
      lost: () => listener.lost(),
    }),
    divertScans: (listener) => (scan) => (isOpen() ? checks.scanned(scan) : listener(scan)),
    wipe() {
      camera.wipe();
      signature.wipe();
    },
  };
}

/** The address `/kiosk/#devices` knocks as well; it is stripped, so that a reload is a kiosk again. */
export function knockByAddress(knock: () => void): void {
  const look = () => {
    if (location.hash !== '#devices') return;
    history.replaceState(null, '', location.pathname + location.search);
    knock();
  };
  window.addEventListener('hashchange', look);
  look();
}
