import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Static } from 'typebox';
import type { PairingBody, PairingReply } from '../../protocol/api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { BoardWindow, DeviceView } from '../../protocol/views.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';

export type Pairing = Static<typeof PairingReply>;
export type DevicesDialog = { readonly kind: 'pair' } | { readonly kind: 'revoke'; readonly device: DeviceView };

export interface DevicesModel {
  /** Null while they are being asked for. */
  readonly devices: ReadonlySignal<readonly DeviceView[] | null>;
  /** Windows at which a device can stand. */
  readonly windows: ReadonlySignal<readonly BoardWindow[]>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly dialog: Signal<DevicesDialog | null>;
  /** The code that was made last, while its dialog is open. */
  readonly pairing: ReadonlySignal<Pairing | null>;
  readonly busy: CommandRunner['busy'];
  read(): Promise<void>;
  open(dialog: DevicesDialog | null): void;
  pair(body: Omit<Static<typeof PairingBody>, 'hall'>): Promise<void>;
  revoke(device: DeviceView): Promise<void>;
}

/** The devices of a hall: who is enrolled, new codes, and the way out. The administrator has no live queue, so the list is read anew after each step. */
export function createDevicesModel(ports: {
  readonly api: Pick<ConsoleApi, 'board' | 'devices' | 'createPairing' | 'revokeDevice'>;
  readonly hall: HallId;
  readonly newKey: () => string;
}): DevicesModel {
  const { api, hall } = ports;
  const devices = signal<readonly DeviceView[] | null>(null);
  const windows = signal<readonly BoardWindow[]>([]);
  const problem = signal<Problem | null>(null);
  const dialog = signal<DevicesDialog | null>(null);
  const pairing = signal<Pairing | null>(null);
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => read });

  async function read(): Promise<void> {
    const answer = await api.devices();
    if (answer.ok) devices.value = answer.value.devices;
    else problem.value = answer.error;
  }

  async function readWindows(): Promise<void> {
    if (windows.peek().length > 0) return;
    const answer = await api.board(hall);
    if (answer.ok) windows.value = answer.value.windows;
    else problem.value = answer.error;
  }

  return {
    devices,
    windows,
    problem,
    dialog,
    pairing,
    busy: runner.busy,
    read,
    open(next) {
      problem.value = null;
      pairing.value = null;
      dialog.value = next;
      if (next?.kind === 'pair') void readWindows();
    },
    async pair(body) {
      problem.value = null;
      const ran = await runner.run(`pair ${JSON.stringify(body)}`, (key) => api.createPairing({ ...body, hall }, key));
      if (ran.kind === 'still-busy') return;
      if (ran.result.ok) pairing.value = ran.result.value;
      else problem.value = ran.result.error;
    },
    async revoke(device) {
      problem.value = null;
      const ran = await runner.run(`revoke ${device.id}`, (key) => api.revokeDevice(device.id, key));
      if (ran.kind === 'still-busy') return;
      if (ran.result.ok) dialog.value = null;
      else problem.value = ran.result.error;
    },
  };
}
