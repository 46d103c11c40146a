import type { DeviceId, HelpId, StaffId } from '../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import { type Actor, staffOf } from '../actor.ts';

/** A call for help from a kiosk: device and screen, nothing of the person. */
export interface HelpRequest {
  readonly id: HelpId;
  readonly device: DeviceId;
  readonly screen: string;
  readonly at: number;
  acknowledgedBy: StaffId | null;
  acknowledgedAt: number | null;
  escalatedAt: number | null;
}

/** The calls for help of a hall. */
export interface HelpState {
  /** Those of today. */
  requests: Map<HelpId, HelpRequest>;
}

export function initialHelp(): HelpState {
  return { requests: new Map() };
}

/** Somebody pressed for help at a kiosk: which one and on which screen, nothing of the person. */
export interface HelpRequested {
  readonly type: 'HelpRequested';
  readonly at: number;
  readonly help: HelpId;
  readonly device: DeviceId;
  readonly screen: string;
}
/** A member of staff has answered the call, raised or not; nobody else can any more. */
export interface HelpAcknowledged {
  readonly type: 'HelpAcknowledged';
  readonly at: number;
  readonly help: HelpId;
  readonly staff: StaffId;
}
/** Nobody answered: it goes to the hall manager. */
export interface HelpEscalated {
  readonly type: 'HelpEscalated';
  readonly at: number;
  readonly help: HelpId;
}
export type HelpEvent = HelpRequested | HelpAcknowledged | HelpEscalated;

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
}
/** Causes no event while an earlier call of the same device is unanswered. */
export interface RequestHelp extends Command<'RequestHelp'> {
  readonly help: HelpId;
  readonly device: DeviceId;
  readonly screen: string;
}
/** Refused for anybody but staff, and once somebody has answered. */
export interface AcknowledgeHelp extends Command<'AcknowledgeHelp'> {
  readonly help: HelpId;
}
/** Raises what has waited longer than the hall allows. */
export interface EscalateHelp extends Command<'EscalateHelp'> {
  readonly afterSeconds: number;
}
export type HelpCommand = RequestHelp | AcknowledgeHelp | EscalateHelp;

/** Folds one event in place. */
export function evolveHelp(state: HelpState, event: HelpEvent): void {
  if (event.type === 'HelpRequested') {
    const { help: id, device, screen, at } = event;
    state.requests.set(id, { id, device, screen, at, acknowledgedBy: null, acknowledgedAt: null, escalatedAt: null });
    return;
  }
  const request = state.requests.get(event.help);
  if (!request) return;
  switch (event.type) {
    case 'HelpAcknowledged':
      request.acknowledgedBy = event.staff;
      request.acknowledgedAt = event.at;
      return;
    case 'HelpEscalated':
      request.escalatedAt = event.at;
      return;
    default:
      assertNever(event);
  }
}

/** A device has one open call at the most; only staff answer one, and only once. */
export function decideHelp(state: HelpState, command: HelpCommand): Result<readonly HelpEvent[], Refusal> {
  const { at } = command;
  switch (command.type) {
    case 'RequestHelp':
      return request(state, command);
    case 'AcknowledgeHelp': {
      const staff = staffOf(command.actor);
      const found = state.requests.get(command.help);
      if (!found) return err(refuse('unknown_help'));
      if (staff === null) return err(refuse('forbidden'));
      if (found.acknowledgedBy !== null) return err(refuse('help_already_acknowledged'));
      return ok([{ type: 'HelpAcknowledged', at, help: found.id, staff }]);
    }
    case 'EscalateHelp':
      return ok(
        overdue(state, at, command.afterSeconds).map((one) => ({ type: 'HelpEscalated', at, help: one.id }) as const),
      );
    default:
      return assertNever(command);
  }
}

/** Calls that nobody has answered for so long, not raised yet. */
export function overdue(state: HelpState, now: number, afterSeconds: number): readonly HelpRequest[] {
  return [...state.requests.values()].filter(
    (one) => one.acknowledgedBy === null && one.escalatedAt === null && now - one.at >= afterSeconds * 1000,
  );
}

/** A second press while the first waits is the same call. */
function request(state: HelpState, command: RequestHelp): Result<readonly HelpEvent[], Refusal> {
  const { at, help, device, screen } = command;
  for (const one of state.requests.values()) {
    if (one.device === device && one.acknowledgedBy === null) return ok([]);
  }
  return ok([{ type: 'HelpRequested', at, help, device, screen }]);
}
