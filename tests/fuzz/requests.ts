import type { Random } from '../../queue-server/domain/estimate/random.ts';
import { oneOf, type Schema, sample, samplePart, spoil } from './samples.ts';

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly body: Schema | undefined;
  readonly query: readonly { readonly name: string; readonly schema: Schema }[];
}
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}
/** Values of path parameters that exist: grown by what the server answers. */
export type Known = Readonly<Record<string, string[]>>;

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}
interface OpenApiOperation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export function operationsOf(document: OpenApi): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      body: requestBody?.content['application/json']?.schema,
      query: parameters.filter((parameter) => parameter.in === 'query'),
    })),
  );
}

/** A request to an operation: half of them right, the others wrong in the body, the headers, the path or the query. */
export function requestTo(
  operation: Operation,
  caller: Readonly<Record<string, string>>,
  known: Known,
  number: number,
  random: Random,
): FuzzRequest {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => samplePart(known[name] ?? ['1'], random));
  const query = new URLSearchParams();
  for (const { name, schema } of operation.query) {
    if (random() < 0.8) query.set(name, String(random() < 0.7 ? sample(schema, random) : spoil('x', random)));
  }
  const headers: Record<string, string> = { ...caller };
  if (random() < 0.95)
    headers['idempotency-key'] = random() < 0.9 ? `fuzz-${number}` : `fuzz-${Math.floor(random() * number)}`;
  const body = operation.method === 'GET' ? undefined : bodyFor(operation, headers, random);
  const method = random() < 0.02 ? oneOf(['PUT', 'PATCH', 'DELETE', 'OPTIONS'], random) : operation.method;
  return { method, path: query.size > 0 ? `${path}?${query}` : path, headers, body };
}

function bodyFor(operation: Operation, headers: Record<string, string>, random: Random): string | undefined {
  if (operation.body === undefined && random() < 0.9) return undefined;
  const right = sample(operation.body ?? {}, random);
  headers['content-type'] =
    random() < 0.97 ? 'application/json' : oneOf(['text/plain', 'application/xml', 'x', ''], random);
  const chance = random();
  if (chance < 0.02) return oneOf(['{', '', 'null', '[]', '"x"', '{"a":1}}', '\u0000'], random);
  if (chance < 0.025) return JSON.stringify({ reason: 'x'.repeat(2_000_000) });
  return JSON.stringify(chance < 0.5 ? right : spoil(right, random));
}
