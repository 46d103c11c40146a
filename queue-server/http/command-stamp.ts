import type { FastifyRequest } from 'fastify';
import { actorOf } from '../app/access.ts';
import type { AppContext } from '../app/context.ts';
import type { Actor } from '../domain/actor.ts';

/** What every command begins with: when it comes, and from whom. */
export interface CommandStamp {
  readonly at: number;
  readonly actor: Actor;
}

/** The stamp of the command that a request asks for. */
export function stampOf({ clock }: Pick<AppContext, 'clock'>, request: Pick<FastifyRequest, 'caller'>): CommandStamp {
  return { at: clock.now(), actor: actorOf(request.caller) };
}
