import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { IssueTicketBody, TicketReply, TransferBody } from '../../protocol/api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { HelpId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Group } from '../../protocol/ticket.ts';
import type { StaffTicket } from '../../protocol/views.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';
import type { LiveHall } from '../client/live-hall.ts';

export type GuidanceDialog =
  | { readonly kind: 'issue' }
  | { readonly kind: 'ticket' | 'transfer' | 'grant' | 'cancel'; readonly ticket: StaffTicket };

/** Nothing rejects: a refusal stands in `problem`. What is pressed while a command is under way is not sent. */
export interface GuidanceModel {
  readonly dialog: Signal<GuidanceDialog | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The ticket that was taken for somebody just now, while its dialog is open. */
  readonly issued: ReadonlySignal<TicketReply | null>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly busy: CommandRunner['busy'];
  open(dialog: GuidanceDialog | null): void;
  issue(body: IssueTicketBody): Promise<void>;
  issueAnother(): void;
  transfer(ticket: StaffTicket, body: TransferBody): Promise<void>;
  grant(ticket: StaffTicket, group: Group, reason: string): Promise<void>;
  cancel(ticket: StaffTicket, reason: string): Promise<void>;
  reactivate(ticket: StaffTicket): Promise<void>;
  acknowledge(help: HelpId): Promise<void>;
}

/** What the guidance desk does, without its screen. Each command names the version of the ticket that was looked at. */
export function createGuidanceModel(ports: {
  readonly api: Pick<ConsoleApi, 'issue' | 'moveTicket' | 'acknowledge' | 'catalogue'>;
  readonly live: Pick<LiveHall, 'hall' | 'watch'>;
  readonly newKey: () => string;
}): GuidanceModel {
  const { api, live } = ports;
  const { hall } = live;
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => live.watch() });
  const dialog = signal<GuidanceDialog | null>(null);
  const problem = signal<Problem | null>(null);
  const issued = signal<TicketReply | null>(null);
  const catalogue = signal<Catalogue | null>(null);

  /** Runs one command; answers what came of it, or null where it was refused or another is still under way. */
  async function run<Value>(
    intent: string,
    send: Parameters<typeof runner.run<Value>>[1],
  ): Promise<{ readonly value: Value } | null> {
    problem.value = null;
    const ran = await runner.run(intent, send);
    if (ran.kind === 'still-busy') return null;
    if (ran.result.ok) return { value: ran.result.value };
    problem.value = ran.result.error;
    return null;
  }

  async function move(
    ticket: StaffTicket,
    command: Parameters<ConsoleApi['moveTicket']>[2],
    body: Parameters<ConsoleApi['moveTicket']>[3],
  ): Promise<void> {
    const done = await run(`${command} ${ticket.id} ${JSON.stringify(body)}`, (key) =>
      api.moveTicket(hall, ticket.id, command, body, key),
    );
    if (done !== null) dialog.value = null;
  }

  async function readCatalogue(): Promise<void> {
    if (catalogue.peek() !== null) return;
    const answer = await api.catalogue(hall);
    if (answer.ok) catalogue.value = answer.value;
    else problem.value = answer.error;
  }

  return {
    dialog,
    problem,
    issued,
    catalogue,
    busy: runner.busy,
    open(next) {
      problem.value = null;
      issued.value = null;
      dialog.value = next;
      if (next?.kind === 'issue') void readCatalogue();
    },
    async issue(body) {
      const done = await run(`issue ${JSON.stringify(body)}`, (key) => api.issue(hall, body, key));
      if (done !== null) issued.value = done.value;
    },
    issueAnother() {
      problem.value = null;
      issued.value = null;
    },
    transfer: (ticket, body) => move(ticket, 'transfer', { ...body, version: ticket.version }),
    grant: (ticket, group, reason) => move(ticket, 'grant-priority', { group, reason, version: ticket.version }),
    cancel: (ticket, reason) => move(ticket, 'cancel', { reason }),
    reactivate: (ticket) => move(ticket, 'reactivate', {}),
    async acknowledge(help) {
      await run(`acknowledge ${help}`, (key) => api.acknowledge(hall, help, key));
    },
  };
}
