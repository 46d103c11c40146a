import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandId } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/problems.ts';
import { actorOf } from '../app/access.ts';
import type { AppContext } from '../app/context.ts';
import { createRecentMap } from '../app/recent-map.ts';
import { type Origin, unkeyed } from '../app/stream.ts';
import { actorName } from '../domain/actor.ts';
import type { HttpApp } from './http-app.ts';
import { sendProblem } from './problem-reply.ts';

interface KeptAnswer {
  readonly status: number;
  readonly type: string;
  readonly cookie: string | string[] | undefined;
  readonly body: string;
}
/** A key in use: `answer` is null while the first request is under way, and whoever repeats it waits. */
export interface Entry {
  readonly fingerprint: string;
  answer: KeptAnswer | null;
  /** Told null where the first request came to nothing that may be repeated. */
  readonly waiting: ((answer: KeptAnswer | null) => void)[];
}

/** A request with a key, and under which name its entry lies. */
export interface KeptRequest {
  readonly place: string;
  readonly entry: Entry;
}

const keptAnswers = 20_000;
const knownPaths = 500;
const waitLimitMs = 10_000;
/** Printable, so that it can stand in the ledger. */
const keyPattern = /^[\x21-\x7e]{1,200}$/;

/**
 * `Idempotency-Key` on every POST: the same key of the same caller gives the very same answer, also while the first is still
 * under way; with another body it is refused. Commands are known by their key after a restart too, through the ledger.
 */
export function registerIdempotency(app: HttpApp, { vault }: Pick<AppContext, 'vault'>): void {
  const entries = createRecentMap<Entry>(keptAnswers);
  app.decorateRequest('command', null);
  app.decorateRequest('kept', null);

  app.addHook('preHandler', (request, reply, done) => {
    const key = keyOf(request);
    if (key === null) return done();
    if (!keyPattern.test(key)) {
      sendProblem(request, reply, refuse('invalid_request', { fields: [badKey] }));
      return;
    }
    // Keyed: it stands in the ledger for good, and a body may hold the few digits by which a person could be found by trying.
    const fingerprint = vault.digest(JSON.stringify(request.body ?? null));
    const actor = actorName(actorOf(request.caller));
    // The path may hold the code of a booking, which opens it: the ledger knows its digest only.
    const commandId = `${actor}:${placeOf(pathOf(request))}:${key}` as CommandId;
    request.command = { actor, commandId, fingerprint };
    const place = request.caller.kind === 'nobody' ? `${request.ip} ${commandId}` : commandId;
    const entry = entries.get(place);
    if (!entry) {
      const fresh: Entry = { fingerprint, answer: null, waiting: [] };
      entries.set(place, fresh);
      request.kept = { place, entry: fresh };
      return done();
    }
    if (entry.fingerprint !== fingerprint) {
      sendProblem(request, reply, refuse('idempotency_key_reused'));
      return;
    }
    void answerOf(entry).then((answer) => {
      if (answer) repeat(reply, answer);
      else sendProblem(request, reply, refuse('timed_out'));
    });
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.kept === null) return done(null, payload);
    const { place, entry } = request.kept;
    // What failed on our side or came too often may be tried again with the same key.
    const final = reply.statusCode < 500 && reply.statusCode !== 429 && typeof payload === 'string';
    entry.answer = final ? keep(reply, payload) : null;
    if (!final && entries.get(place) === entry) entries.delete(place);
    for (const tell of entry.waiting.splice(0)) tell(entry.answer);
    done(null, payload);
  });
}

const badKey = { path: 'headers/idempotency-key', message: 'must be 1 to 200 printable characters' };

/**
 * What the command of a request is to the ledger. A key belongs to its caller and to what it was sent to: the same key
 * for another ticket or window is another command.
 */
export function originOf(request: FastifyRequest): Origin {
  return request.command ?? unkeyed(actorName(actorOf(request.caller)));
}

const places = createRecentMap<string>(knownPaths);

/** Short for a path, and always the same. */
function placeOf(path: string): string {
  const known = places.get(path);
  if (known !== undefined) return known;
  const place = digest(path).slice(0, 16);
  places.set(path, place);
  return place;
}

/** Only a POST has one: what PUT and DELETE do is the same when it is done twice. */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  return request.method === 'POST' && typeof key === 'string' ? key : null;
}

function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

function answerOf(entry: Entry): Promise<KeptAnswer | null> {
  if (entry.answer !== null) return Promise.resolve(entry.answer);
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(null), waitLimitMs);
    entry.waiting.push((answer) => {
      clearTimeout(limit);
      resolve(answer);
    });
  });
}

function keep(reply: FastifyReply, body: string): KeptAnswer {
  const cookie = reply.getHeader('set-cookie');
  return {
    status: reply.statusCode,
    type: String(reply.getHeader('content-type') ?? 'application/json'),
    cookie: typeof cookie === 'number' ? undefined : cookie,
    body,
  };
}

function repeat(reply: FastifyReply, answer: KeptAnswer): FastifyReply {
  if (answer.cookie !== undefined) reply.header('set-cookie', answer.cookie);
  return reply.code(answer.status).type(answer.type).header('idempotency-replayed', 'true').send(answer.body);
}
