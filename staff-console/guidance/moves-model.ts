import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../protocol/problems.ts';
import type { ReassignPreviewReply, ReassignReply } from '../../protocol/reassign-api.ts';
import type { StaffTicket } from '../../protocol/views.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { type MoveTarget, moveBody, targetKey } from '../models/move-target.ts';
import { nothingSelected, type TicketSelection } from '../models/ticket-selection.ts';

/** A move that is being prepared: the tickets as they were looked at, and where to. */
export interface PlannedMove {
  readonly tickets: readonly StaffTicket[];
  readonly target: MoveTarget | null;
}

export type MovePreview =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly effect: ReassignPreviewReply };

/** What the last move came to. */
export type MoveOutcome =
  | { readonly kind: 'moved'; readonly reply: ReassignReply }
  | { readonly kind: 'undone'; readonly count: number };

/** Nothing rejects: a refusal stands in `problem`, and the plan stays as it was. */
export interface MovesModel {
  /** A touch on a ticket chooses it, instead of opening it. */
  readonly selecting: ReadonlySignal<boolean>;
  readonly selection: ReadonlySignal<TicketSelection>;
  readonly planned: ReadonlySignal<PlannedMove | null>;
  readonly preview: ReadonlySignal<MovePreview>;
  readonly outcome: ReadonlySignal<MoveOutcome | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: CommandRunner['busy'];
  /** From now on a touch chooses; what is chosen already stays so. */
  startSelecting(): void;
  /** Gives up all that was chosen; a dialog that is open stays as it is. */
  stopSelecting(): void;
  select(selection: TicketSelection): void;
  /** Opens the dialog; `target` is where they were dropped, null where it is to be asked. */
  plan(tickets: readonly StaffTicket[], target: MoveTarget | null): void;
  /** Chooses where to, and asks the server for the effect. */
  aim(target: MoveTarget): Promise<void>;
  confirm(reason: string): Promise<void>;
  leave(): void;
  /** Takes the last move back; nothing where there was none, or it is taken back already. */
  undo(): Promise<void>;
  dismiss(): void;
}

/** Moving tickets on the guidance page, without its screen: choose, look at the effect, confirm, take back (B-15). */
export function createMovesModel(ports: {
  readonly api: Pick<ConsoleApi, 'previewMove' | 'moveTickets' | 'undoMove'>;
  readonly live: Pick<LiveHall, 'hall' | 'watch'>;
  readonly newKey: () => string;
}): MovesModel {
  const { api, newKey } = ports;
  const { hall } = ports.live;
  const runner = createCommandRunner({ newKey, watch: () => ports.live.watch() });
  const selecting = signal(false);
  const selection = signal(nothingSelected);
  const planned = signal<PlannedMove | null>(null);
  const preview = signal<MovePreview>({ kind: 'none' });
  const outcome = signal<MoveOutcome | null>(null);
  const problem = signal<Problem | null>(null);

  function stopSelecting(): void {
    batch(() => {
      selecting.value = false;
      selection.value = nothingSelected;
    });
  }

  function leave(): void {
    batch(() => {
      planned.value = null;
      preview.value = { kind: 'none' };
      problem.value = null;
    });
  }

  async function aim(target: MoveTarget): Promise<void> {
    const plan = planned.peek();
    if (plan === null) return;
    const aimed = { ...plan, target };
    batch(() => {
      planned.value = aimed;
      problem.value = null;
    });
    await look(aimed, target);
  }

  async function look(aimed: PlannedMove, target: MoveTarget): Promise<void> {
    preview.value = { kind: 'asking' };
    const answer = await api.previewMove(hall, moveBody(aimed.tickets, target), newKey());
    // Another target may have been chosen, or the dialog left, before the answer came.
    if (planned.peek() !== aimed) return;
    if (answer.ok) preview.value = { kind: 'ready', effect: answer.value };
    else {
      preview.value = { kind: 'none' };
      problem.value = answer.error;
    }
  }

  return {
    selecting,
    selection,
    planned,
    preview,
    outcome,
    problem,
    busy: runner.busy,
    startSelecting() {
      selecting.value = true;
    },
    stopSelecting,
    select(next) {
      selection.value = next;
    },
    plan(tickets, target) {
      if (tickets.length === 0) return;
      leave();
      planned.value = { tickets, target: null };
      if (target !== null) void aim(target);
    },
    aim,
    async confirm(reason) {
      const plan = planned.peek();
      if (plan === null || plan.target === null) return;
      const body = { ...moveBody(plan.tickets, plan.target), reason };
      problem.value = null;
      const intent = `move ${JSON.stringify(body)} ${targetKey(plan.target)}`;
      const ran = await runner.run(intent, (key) => api.moveTickets(hall, body, key));
      if (ran.kind === 'still-busy') return;
      if (!ran.result.ok) {
        problem.value = ran.result.error;
        // Somebody else was quicker: the effect as it is now says what became of each ticket.
        if (ran.result.error.code === 'nothing_to_move') await look(plan, plan.target);
        return;
      }
      outcome.value = { kind: 'moved', reply: ran.result.value };
      stopSelecting();
      leave();
    },
    leave,
    async undo() {
      const last = outcome.peek();
      if (last?.kind !== 'moved') return;
      const { reassignment, moved } = last.reply;
      problem.value = null;
      const ran = await runner.run(`undo ${reassignment}`, (key) => api.undoMove(hall, reassignment, key));
      if (ran.kind === 'still-busy') return;
      if (ran.result.ok) outcome.value = { kind: 'undone', count: moved.length };
      else problem.value = ran.result.error;
    },
    dismiss() {
      outcome.value = null;
      problem.value = null;
    },
  };
}
