import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemKinds } from '../../protocol/problem-kinds.ts';
import { createClient } from '../support/client.ts';
import { type OpenApi, type Operation, operationsOf } from '../support/openapi.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let document: OpenApi;
let operations: readonly Operation[];
beforeAll(async () => {
  app = await startApp();
  document = (await createClient(app).send<OpenApi>('GET', '/api/openapi.json')).body;
  operations = operationsOf(document);
});
afterAll(() => app.stop());

test('every route of the API stands in the document, and nothing else', () => {
  const listed = operations.map(({ method, path }) => `${method} ${path}`).sort();
  const printed = app.server.app.printRoutes({ commonPrefix: false });
  const routes = [...printed.matchAll(/\(([A-Z, ]+)\)/g)].flatMap((methods) => methods[1]?.split(', ') ?? []);
  const beside = ['/api/openapi.json', '/healthz', '/readyz', '/metrics'];
  expect(listed).toHaveLength(routes.filter((method) => method !== 'HEAD').length - beside.length);
  for (const { path } of operations) expect(path).toMatch(/^\/api\/v1\//);
  expect(listed).toEqual(
    expect.arrayContaining([
      'POST /api/v1/halls/{hall}/tickets',
      'GET /api/v1/halls/{hall}/board',
      ...['open', 'close', 'call-next', 'recall', 'start', 'hold', 'resume', 'no-show', 'transfer', 'finish'].map(
        (step) => `POST /api/v1/halls/{hall}/windows/{window}/${step}`,
      ),
      'POST /api/v1/session',
      'POST /api/v1/devices/pairings',
      'POST /api/v1/devices/pair',
    ]),
  );
});

test('[K-09] every route says which permission it asks for, and who can have it', () => {
  for (const { method, path, 'x-permission': permission, security } of operations) {
    expect(permission, `${method} ${path}`).toMatch(/^(public|[a-zA-Z]+\.[a-zA-Z]+)$/);
    if (permission !== 'public') expect(security?.length, `${method} ${path}`).toBeGreaterThan(0);
  }
});

test('every route has words, an answer, and the problem that it refuses with', () => {
  for (const { method, path, summary, responses } of operations) {
    expect(summary, `${method} ${path}`).toBeTruthy();
    expect(
      Object.keys(responses).filter((status) => status.startsWith('2')),
      `${method} ${path}`,
    ).toHaveLength(1);
    const [status, answer] = Object.entries(responses)[0] ?? [];
    const kinds = status === '204' ? [] : [expect.stringMatching(kindOf(path))];
    expect(Object.keys(answer?.content ?? {}), `${method} ${path}`).toEqual(kinds);
    expect(responses.default?.content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
  }
  const { Problem } = document.components.schemas as { Problem: { properties: { code: { enum: string[] } } } };
  expect(Problem.properties.code.enum).toEqual(Object.keys(problemKinds));
});

/** Sounds and papers are files, everything else is JSON. */
function kindOf(path: string): RegExp {
  if (path.includes('/speech')) return /^audio\/wav$/;
  return path.endsWith('/test-page') ? /^application\/pdf$/ : /^application\/json$/;
}

test('the document holds together: it is OpenAPI 3.1, its references lead somewhere, its paths name their parameters', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const reference of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (reference[1] ?? '')
      .split('/')
      .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
    expect(target, reference[0]).toBeDefined();
  }
  for (const { method, path, parameters = [] } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    const named = parameters.filter((parameter) => parameter.in === 'path');
    expect(named.map((parameter) => parameter.name).sort(), `${method} ${path}`).toEqual(inPath);
    expect(named.every((parameter) => parameter.required)).toBe(true);
  }
});

test('[B-12] every POST documents its Idempotency-Key', () => {
  for (const { method, path, parameters = [] } of operations.filter((operation) => operation.method === 'POST')) {
    const header = parameters.find((parameter) => parameter.in === 'header');
    expect(header, `${method} ${path}`).toMatchObject({ name: 'idempotency-key', required: false });
  }
});
