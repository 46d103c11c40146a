import { expect } from 'vitest';
import type { ProblemCode } from '../../protocol/problem-kinds.ts';
import { decideHall, type HallCommand } from '../../queue-server/domain/decide-hall.ts';
import { evolveHall, type HallEvent, type HallState, initialHall } from '../../queue-server/domain/hall.ts';

/** What an event must say: its type, and of its members those that matter to the test. */
export type Expected = Pick<HallEvent, 'type'> & Readonly<Record<string, unknown>>;

export interface Scene {
  readonly state: HallState;
  readonly events: readonly HallEvent[];
  /** More happens before the step under test; each command must be accepted. */
  and(...commands: readonly HallCommand[]): Scene;
  /** Decides without folding, so that one scene serves many tests of refusals. */
  when(command: HallCommand): Outcome;
}

export interface Outcome {
  /** Exactly these events, each with at least the members named. */
  then(...expected: readonly Expected[]): void;
  refused(code: ProblemCode, more?: Readonly<Record<string, unknown>>): void;
}

/** The hall as those events have left it. */
export function givenEvents(events: readonly HallEvent[]): Scene {
  const state = fold(events);
  return {
    state,
    events,
    and: (...commands) => givenEvents([...events, ...eventsOf(fold(events), commands)]),
    when: (command) => outcomeOf(state, command),
  };
}

/** The hall as those commands have left it; each must be accepted. */
export function given(...commands: readonly HallCommand[]): Scene {
  return givenEvents(eventsOf(initialHall(), commands));
}

function fold(events: readonly HallEvent[]): HallState {
  const state = initialHall();
  for (const event of events) evolveHall(state, event);
  return state;
}

/** What each command causes after those before it; the state is changed. */
function eventsOf(state: HallState, commands: readonly HallCommand[]): HallEvent[] {
  return commands.flatMap((command) => {
    const decision = decideHall(state, command);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.error)}`);
    for (const event of decision.value) evolveHall(state, event);
    return decision.value;
  });
}

function outcomeOf(state: HallState, command: HallCommand): Outcome {
  const decision = decideHall(state, command);
  return {
    // biome-ignore lint/suspicious/noThenProperty: the name that such tests are read by; nothing awaits it.
    then(...expected) {
      expect(decision.ok ? decision.value : decision).toMatchObject(expected);
    },
    refused(code, more) {
      expect(decision).toMatchObject({ ok: false, error: { code, ...(more ? { more } : {}) } });
    },
  };
}
