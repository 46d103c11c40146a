import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TicketDetailReply } from '../../protocol/api.ts';
import type { TicketId } from '../../protocol/ids.ts';
import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi, WindowCommand } from '../client/console-api.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { type QueueSections, queueSections, ticketAt } from '../models/queue-sections.ts';
import { availability, type TellerAction, type TellerSituation } from '../models/teller-action.ts';
import { type ShownNotice, shownNotice, type TellerNotice } from '../models/teller-notice.ts';
import { followLastCall, type LastCall } from './last-call.ts';
import { commandFor } from './teller-command.ts';

/** A question that must be answered before a command goes out. */
export type TellerDialog =
  | { readonly kind: 'transfer' | 'hold' | 'miss' | 'pick' | 'reactivate'; readonly ticket: StaffTicket }
  | { readonly kind: 'pause' }
  | { readonly kind: 'close' }
  | { readonly kind: 'devices' };

/** Nothing rejects: a refusal, and a press that came to nothing, stand in `notice`. */
export interface TellerModel {
  readonly situation: ReadonlySignal<TellerSituation>;
  readonly sections: ReadonlySignal<QueueSections>;
  readonly queue: ReadonlySignal<StaffQueueView>;
  /** Masked person behind the ticket at the window; null until the server has told. */
  readonly detail: ReadonlySignal<TicketDetailReply | null>;
  readonly notice: ReadonlySignal<ShownNotice>;
  readonly dialog: Signal<TellerDialog | null>;
  readonly busy: CommandRunner['busy'];
  /** A key or a button: does it, asks for what is missing, or says why not. */
  press(action: TellerAction): Promise<void>;
  /** Sends a window command with what a dialog has asked for; closes the dialog when it is done. */
  send(command: WindowCommand, body: object): Promise<void>;
  reactivate(ticket: TicketId): Promise<void>;
  stop(): void;
}

/** The teller terminal without its screen. `queue` and `window` are there as long as the teller is on duty. */
export function createTellerModel(ports: {
  readonly api: Pick<ConsoleApi, 'window' | 'moveTicket' | 'ticket'>;
  readonly live: Pick<LiveHall, 'hall' | 'connected' | 'now' | 'watch'>;
  readonly queue: ReadonlySignal<StaffQueueView>;
  readonly window: ReadonlySignal<StaffWindow>;
  readonly newKey: () => string;
}): TellerModel {
  const { api, live, queue, window } = ports;
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => live.watch(windowAspect(window.peek())) });
  const pressed = signal<TellerNotice | null>(null);
  const dialog = signal<TellerDialog | null>(null);
  const detail = signal<TicketDetailReply | null>(null);
  const lastCall = signal<LastCall | null>(null);
  const ticket = computed(() => ticketAt(queue.value, window.value));
  const ticketId = computed(() => ticket.value?.id ?? null);
  const situation = computed<TellerSituation>(() => ({
    window: window.value,
    ticket: ticket.value,
    calling: queue.value.calling,
    lastCallAt: lastCall.value?.at ?? null,
    connected: live.connected.value,
    now: live.now.value,
  }));

  const sections = computed(() => queueSections(queue.value, window.value));
  const notice = computed(() => shownNotice(pressed.value, situation.value, sections.value.waiting.length));

  const stopLastCall = effect(() => {
    lastCall.value = followLastCall(lastCall.peek(), ticket.value, live.now.peek());
  });
  const stopDetail = effect(() => {
    void readDetail(ticketId.value);
  });

  async function readDetail(id: TicketId | null): Promise<void> {
    detail.value = null;
    if (id === null) return;
    const answer = await api.ticket(live.hall, id);
    if (answer.ok && ticketId.peek() === id) detail.value = answer.value;
  }

  async function run(intent: string, send: Parameters<CommandRunner['run']>[1]): Promise<void> {
    pressed.value = null;
    const ran = await runner.run(intent, send);
    if (ran.kind === 'still-busy') return;
    if (pressed.peek()?.kind === 'still-busy') pressed.value = null;
    if (ran.result.ok) {
      dialog.value = null;
      return;
    }
    const { error } = ran.result;
    if (error.code === 'decision_required') dialog.value = { kind: 'close' };
    const waiting = sections.peek().waiting.length;
    pressed.value = { kind: 'refused', problem: error, ticket: ticketId.peek(), waiting };
  }

  async function send(command: WindowCommand, body: object): Promise<void> {
    const { id, ticket: at } = window.peek();
    // A body that names its ticket stays what it is when the ticket has left, as it does where the answer alone was lost.
    const intent = `${command} ${id} ${'current' in body ? '' : (at ?? '')} ${JSON.stringify(body)}`;
    await run(intent, (key) => api.window(live.hall, id, command, body, key));
  }

  function ask(action: TellerAction): void {
    pressed.value = null;
    if (action === 'pause' || action === 'close') dialog.value = { kind: action };
    const at = ticket.peek();
    if (at !== null && (action === 'transfer' || action === 'hold' || action === 'miss')) {
      dialog.value = { kind: action, ticket: at };
    }
  }

  return {
    situation,
    sections,
    queue,
    detail,
    notice,
    dialog,
    busy: runner.busy,
    async press(action) {
      if (runner.busy.peek()) {
        pressed.value = { kind: 'still-busy' };
        return;
      }
      const may = availability(action, situation.peek());
      if (may.kind === 'blocked') {
        pressed.value = { kind: 'blocked', action };
        return;
      }
      const prepared = may.kind === 'asks' ? null : commandFor(action, situation.peek());
      if (prepared === null) ask(action);
      else await send(prepared.command, prepared.body);
    },
    send,
    reactivate: (id) => run(`reactivate ${id}`, (key) => api.moveTicket(live.hall, id, 'reactivate', {}, key)),
    stop() {
      stopLastCall();
      stopDetail();
    },
  };
}

/** What a command of this window changes: the window itself, the ticket at it, or the missed numbers. */
function windowAspect({ id }: StaffWindow): (view: StaffQueueView) => string {
  return (view) => {
    const window = view.windows.find((one) => one.id === id);
    const ticket = view.tickets.find((one) => one.id === window?.ticket);
    const missed = view.tickets.filter((one) => one.status === 'no-show').length;
    return JSON.stringify([window, ticket?.version, missed]);
  };
}
