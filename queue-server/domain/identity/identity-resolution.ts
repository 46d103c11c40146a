import type { CardData } from '../../../protocol/agent.ts';
import type { DeviceId } from '../../../protocol/ids.ts';
import type { ProblemCode } from '../../../protocol/problem-kinds.ts';
import { type Actor, deviceOf } from '../actor.ts';

/**
 * An authority was asked about a visitor's card, and what came of it: `resolved`, or the refusal. Nothing of the person stands in it,
 * and the state of the hall is the same after it.
 */
export interface IdentityResolved {
  readonly type: 'IdentityResolved';
  readonly at: number;
  /** Null where a member of staff asked. */
  readonly device: DeviceId | null;
  readonly medium: CardData['medium'];
  readonly outcome: IdentityOutcome;
  /** Digest of the code of an electronic card that was resolved: it opens no second session (D-10). */
  readonly codeDigest: string | null;
}
export type IdentityOutcome = 'resolved' | ProblemCode;
export type IdentityEvent = IdentityResolved;

/** What an authority has answered; `codeDigest` is null but for an electronic card that was resolved (D-10). */
export interface RecordIdentityResolution {
  readonly type: 'RecordIdentityResolution';
  readonly at: number;
  readonly actor: Actor;
  readonly medium: CardData['medium'];
  readonly outcome: IdentityOutcome;
  readonly codeDigest: string | null;
}

/** It has happened already: nothing refuses it. */
export function decideIdentity(command: RecordIdentityResolution): readonly IdentityEvent[] {
  const { at, actor, medium, outcome, codeDigest } = command;
  return [{ type: 'IdentityResolved', at, device: deviceOf(actor), medium, outcome, codeDigest }];
}
