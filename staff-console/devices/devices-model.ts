import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Static } from 'typebox';
import type { PairingBody, PairingReply } from '../../protocol/api.ts';
import type {
  DeskView,
  DeviceHistoryReply,
  InspectionOutcome,
  ManagedDevice,
  OrderOutcome,
  WorkOrder,
} from '../../protocol/devices-api.ts';
import type { DeviceId, HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Result } from '../../protocol/result.ts';
import type { BoardWindow } from '../../protocol/views.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';
import { ordersOf, worstFirst } from './desk-summary.ts';
import type { PdfTab } from './pdf-tab.ts';

export type Pairing = Static<typeof PairingReply>;
export type DevicesDialog =
  | { readonly kind: 'pair' }
  | { readonly kind: 'revoke'; readonly device: ManagedDevice }
  | { readonly kind: 'open-order'; readonly device: ManagedDevice }
  | { readonly kind: 'close-order'; readonly order: WorkOrder }
  | { readonly kind: 'reopen-order'; readonly order: WorkOrder }
  | { readonly kind: 'inspect'; readonly device: ManagedDevice };

/** Nothing rejects: a refusal stands in `problem`. What is pressed while a command is under way is not sent. */
export interface DevicesModel {
  /** Null while it is being asked for. */
  readonly desk: ReadonlySignal<DeskView | null>;
  readonly chosen: ReadonlySignal<ManagedDevice | null>;
  /** Of the device that is chosen; null while it is being read. */
  readonly history: ReadonlySignal<DeviceHistoryReply | null>;
  /** Windows at which a device can stand. */
  readonly windows: ReadonlySignal<readonly BoardWindow[]>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly dialog: Signal<DevicesDialog | null>;
  /** The code that was made last, while its dialog is open. */
  readonly pairing: ReadonlySignal<Pairing | null>;
  readonly busy: CommandRunner['busy'];
  choose(device: DeviceId): void;
  open(dialog: DevicesDialog | null): void;
  pair(body: Omit<Static<typeof PairingBody>, 'hall'>): Promise<void>;
  revoke(device: ManagedDevice): Promise<void>;
  /** Shows the A4 test page of a kiosk in a tab of its own. */
  testPage(device: ManagedDevice): Promise<void>;
  openOrder(device: ManagedDevice, words: string): Promise<void>;
  take(order: WorkOrder): Promise<void>;
  close(order: WorkOrder, outcome: OrderOutcome, result: string): Promise<void>;
  reopen(order: WorkOrder, words: string): Promise<void>;
  inspect(device: ManagedDevice, outcome: InspectionOutcome, words: string): Promise<void>;
  stop(): void;
}

/** The devices of a hall and their work orders. The desk is live; the history of the chosen device is read when it has changed. */
export function createDevicesModel(ports: {
  readonly api: Pick<
    ConsoleApi,
    | 'board'
    | 'createPairing'
    | 'testPage'
    | 'revokeDevice'
    | 'deviceHistory'
    | 'openWorkOrder'
    | 'takeWorkOrder'
    | 'closeWorkOrder'
    | 'reopenWorkOrder'
    | 'recordInspection'
  >;
  readonly hall: HallId;
  readonly desk: ReadonlySignal<DeskView | null>;
  readonly newKey: () => string;
  readonly openTab: () => PdfTab;
}): DevicesModel {
  const { api, hall, desk } = ports;
  const windows = signal<readonly BoardWindow[]>([]);
  const problem = signal<Problem | null>(null);
  const dialog = signal<DevicesDialog | null>(null);
  const pairing = signal<Pairing | null>(null);
  const picked = signal<DeviceId | null>(null);
  const history = signal<DeviceHistoryReply | null>(null);
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => async () => undefined });

  const chosen = computed(() => {
    const devices = desk.value?.devices ?? [];
    return devices.find(({ id }) => id === picked.value) ?? worstFirst(devices)[0] ?? null;
  });
  // Who is shown stays: a kiosk that gets well while it is looked at must not give way to another.
  const stopPicking = effect(() => {
    picked.value = chosen.value?.id ?? null;
  });
  /** What of the chosen device its history tells of: it is read again when this is another. */
  const past = computed(() => {
    const device = chosen.value;
    if (device === null) return null;
    const { id, silentSince, parts, inspection } = device;
    return JSON.stringify([id, silentSince, parts, inspection.last, ordersOf(desk.value?.orders ?? [], id)]);
  });
  const stopReading = effect(() => {
    if (past.value !== null) void readHistory();
  });

  async function readHistory(): Promise<void> {
    const device = chosen.peek()?.id;
    if (device === undefined) return;
    if (history.peek()?.device !== device) history.value = null;
    const answer = await api.deviceHistory(hall, device);
    if (answer.ok && chosen.peek()?.id === device) history.value = answer.value;
  }

  async function readWindows(): Promise<void> {
    if (windows.peek().length > 0) return;
    const answer = await api.board(hall);
    if (answer.ok) windows.value = answer.value.windows;
    else problem.value = answer.error;
  }

  /** Sends one command; where it is accepted the dialog closes, and what came of it is told live. */
  async function run<Value>(
    intent: string,
    send: (key: string) => Promise<Result<Value, Problem>>,
    done: (value: Value) => void = () => {
      dialog.value = null;
    },
  ): Promise<void> {
    problem.value = null;
    const ran = await runner.run(intent, send);
    if (ran.kind === 'still-busy') return;
    if (ran.result.ok) done(ran.result.value);
    else problem.value = ran.result.error;
  }

  return {
    desk,
    chosen,
    history,
    windows,
    problem,
    dialog,
    pairing,
    busy: runner.busy,
    choose(device) {
      picked.value = device;
    },
    open(next) {
      problem.value = null;
      pairing.value = null;
      dialog.value = next;
      if (next?.kind === 'pair') void readWindows();
    },
    pair: (body) =>
      run(
        `pair ${JSON.stringify(body)}`,
        (key) => api.createPairing({ ...body, hall }, key),
        (made) => {
          pairing.value = made;
        },
      ),
    revoke: ({ id }) => run(`revoke ${id}`, (key) => api.revokeDevice(id, key)),
    async testPage({ id }) {
      const tab = ports.openTab();
      await run(`test page ${id}`, (key) => api.testPage(hall, id, key), tab.show);
      tab.giveUp();
    },
    openOrder: ({ id }, words) => run(`order ${id} ${words}`, (key) => api.openWorkOrder(hall, id, words, key)),
    take: ({ id }) => run(`take ${id}`, (key) => api.takeWorkOrder(hall, id, key)),
    close: ({ id }, outcome, result) =>
      run(`close ${id} ${outcome} ${result}`, (key) => api.closeWorkOrder(hall, id, { outcome, result }, key)),
    reopen: ({ id }, words) => run(`reopen ${id} ${words}`, (key) => api.reopenWorkOrder(hall, id, words, key)),
    inspect: ({ id }, outcome, words) =>
      run(`inspect ${id} ${outcome} ${words}`, (key) => api.recordInspection(hall, id, { outcome, words }, key)),
    stop() {
      stopPicking();
      stopReading();
    },
  };
}
