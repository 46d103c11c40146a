import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient } from '../support/client.ts';
import { within } from '../support/follow.ts';
import type { OpenApi } from '../support/openapi.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const script = `export const words = ${JSON.stringify('大厅'.repeat(500))};`;
const files: Record<string, string> = {
  'kiosk/index.html': '<!doctype html><title>kiosk</title>',
  'kiosk/service-worker.js': 'self.skipWaiting();',
  'kiosk/assets/index-1a2b3c.js': script,
  'board/index.html': '<!doctype html><title>board</title>',
  'staff/index.html': '<!doctype html><title>staff</title>',
  'staff/assets/index-4d5e6f.js': script,
  't/index.html': '<!doctype html><title>ticket</title>',
  't/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

let folder: string;
let app: StartedApp;
let visitor: Client;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-pages-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'public', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    writeFileSync(`${path}.gz`, gzipSync(content));
    writeFileSync(`${path}.br`, brotliCompressSync(content));
  }
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  app = await startApp({ publicDir: join(folder, 'public') });
  visitor = createClient(app);
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

test.each([
  ['/kiosk/', 'kiosk'],
  ['/board/', 'board'],
  ['/board/?window=3', 'board'],
  ['/staff/', 'staff'],
  ['/staff/guidance', 'staff'],
  ['/staff/a/b/', 'staff'],
  ['/t/fkfrv5zw58ynqfdh', 'ticket'],
  ['/t/fkfrv5zw58ynqfdh/', 'ticket'],
  ['/t/', 'ticket'],
  ['/t/book', 'ticket'],
  ['/t/book?hall=demo', 'ticket'],
])('%s is the page of the %s', async (path, title) => {
  const page = await visitor.send('GET', path);
  expect([page.status, page.text]).toEqual([200, `<!doctype html><title>${title}</title>`]);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const head = await visitor.send('HEAD', path);
  expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'text/html; charset=utf-8']);
});

test.each([
  ['/', '/kiosk/'],
  ['/kiosk', '/kiosk/'],
  ['/staff', '/staff/'],
  ['/t', '/t/'],
])('%s leads to %s', async (from, to) => {
  const answer = await visitor.send('GET', from);
  expect(answer.status).toBeGreaterThanOrEqual(301);
  expect(new URL(answer.headers.get('location') ?? '', app.url).pathname).toBe(to);
});

test('pages are no part of the document of the API', async () => {
  const document = await visitor.send<OpenApi>('GET', '/api/openapi.json');
  expect(Object.keys(document.body.paths).filter((path) => !path.startsWith('/api/v1/'))).toEqual([]);
});

test('a file that lies beside the ticket page is that file', async () => {
  const icon = await visitor.send('GET', '/t/icon.svg');
  expect([icon.headers.get('content-type'), icon.text]).toEqual(['image/svg+xml', files['t/icon.svg']]);
});

test('a built file is kept for a year, a service worker is asked for each time', async () => {
  const cached = async (path: string) => (await visitor.send('GET', path)).headers.get('cache-control');
  expect(await cached('/kiosk/assets/index-1a2b3c.js')).toBe('public, max-age=31536000, immutable');
  expect(await cached('/kiosk/service-worker.js')).toBe('no-cache');
});

test.each(['br', 'gzip', 'identity'])('what was compressed when built is served compressed: %s', async (encoding) => {
  for (const path of ['/kiosk/assets/index-1a2b3c.js', '/staff/assets/index-4d5e6f.js']) {
    const { bytes, given } = await raw(path, { 'accept-encoding': encoding });
    expect(given ?? 'identity').toBe(encoding);
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (plain: Buffer) => plain }[encoding];
    expect(unpack?.(bytes).toString()).toBe(script);
    if (encoding !== 'identity') expect(bytes.length).toBeLessThan(200);
  }
});

test.each([
  '/secret.txt',
  '/../secret.txt',
  '/kiosk/../../secret.txt',
  '/kiosk/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/staff/..%2f..%2fsecret.txt',
  '/staff/%2e%2e/%2e%2e/secret.txt',
  '/staff/..%5c..%5csecret.txt',
  '/t/..%2f..%2fsecret.txt',
  '/t/%2e%2e%2fsecret.txt',
  '/kiosk/%00',
  '/kiosk//etc/passwd',
  '/staff/assets/nosuch.js',
  '/t/nosuch.svg',
  '/kiosk/nosuch',
  '/kiosk/assets/',
])('%s opens nothing: a problem, and no word of the disk', async (path) => {
  const { status, bytes } = await raw(path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.parse(bytes.toString())).toMatchObject({
    status,
    code: status === 404 ? 'not_found' : 'invalid_request',
  });
  expect(bytes.toString()).not.toContain(folder);
});

test('pages and API come with a strict policy: nothing from elsewhere, nothing inline', async () => {
  for (const path of ['/kiosk/', '/api/v1/halls/demo', '/nosuch', '/api/v1/halls/demo/queue']) {
    const { headers } = await visitor.send('GET', path);
    const policy = headers.get('content-security-policy') ?? '';
    const parts = path.startsWith('/api/')
      ? ["default-src 'none'", "frame-ancestors 'none'"]
      : ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"];
    const stated = policy.split(';').map((part) => part.trim());
    for (const part of parts) expect(stated, path).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  }
  expect((await visitor.send('GET', '/api/v1/halls/demo')).headers.get('cache-control')).toBe('no-store');
});

test('pages that are not built are not there, and the API is', async () => {
  const bare = await startApp({ publicDir: join(folder, 'nosuch') });
  for (const path of ['/', '/t/fkfrv5zw58ynqfdh', '/staff/x'])
    expect((await createClient(bare).send('GET', path)).body).toMatchObject({ status: 404, code: 'not_found' });
  expect((await createClient(bare).get('/halls/demo')).status).toBe(200);
  await bare.stop();
});

/** As it stands: no client that would tidy up the path or unpack the body. */
function raw(path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(app.url);
  return within<{ status: number; given: string | undefined; bytes: Buffer }>(`${path} is answered`, (done, fail) => {
    get({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          given: response.headers['content-encoding'],
          bytes: Buffer.concat(chunks),
        }),
      );
    }).on('error', fail);
  });
}
