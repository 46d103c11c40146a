import { randomUUID } from 'node:crypto';
import type { PairReply } from '../../protocol/api.ts';
import type { DeviceKind } from '../../protocol/permissions.ts';
import type { Problem } from '../../protocol/problems.ts';
import { demoPassword } from '../../queue-server/demo/introduce-demo.ts';
import { adminPassword, type StartedApp } from './start-app.ts';

type At = Pick<StartedApp, 'url'>;

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; null where it is none. */
  readonly body: Body;
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who calls the API: nobody, a device by its token, staff by their cookie. */
export interface Client {
  /** What proves who it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** Any request at all, by its whole path. */
  send<Body = Problem>(method: string, path: string, sent?: Sent): Promise<Answer<Body>>;
  /** Below `/api/v1`. */
  get<Body = Problem>(path: string): Promise<Answer<Body>>;
  /** Below `/api/v1`, with a key of its own where none is given. */
  post<Body = Problem>(path: string, body?: unknown, key?: string): Promise<Answer<Body>>;
}

const timeLimitMs = 10_000;

export function createClient({ url }: At, credentials: Readonly<Record<string, string>> = {}): Client {
  async function send<Body>(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer<Body>> {
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method,
      headers: { ...credentials, ...typed, ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
  }
  return {
    headers: credentials,
    send,
    get: (path) => send('GET', `/api/v1${path}`),
    post: (path, body = {}, key = randomUUID()) =>
      send('POST', `/api/v1${path}`, { body, headers: { 'idempotency-key': key } }),
  };
}

export interface Device extends Client {
  readonly device: PairReply['device'];
  readonly token: string;
}

/** A device that an administrator enrols, as in life. */
export async function pair(app: At, admin: Client, kind: DeviceKind, window?: string): Promise<Device> {
  const asked = { hall: 'demo', kind, name: `${kind} of the tests`, ...(window === undefined ? {} : { window }) };
  const opened = await admin.post<{ code: string }>('/devices/pairings', asked);
  if (opened.status !== 201) throw new Error(`no pairing: ${opened.text}`);
  const paired = await createClient(app).post<PairReply>('/devices/pair', { code: opened.body.code });
  if (paired.status !== 201) throw new Error(`not paired: ${paired.text}`);
  const { device, token } = paired.body;
  return { ...createClient(app, { authorization: `Bearer ${token}` }), device, token };
}

/** Signs in as one of the demo staff or as `admin`. */
export async function signIn(app: At, name: string): Promise<Client> {
  const password = name === 'admin' ? adminPassword : demoPassword;
  const answer = await createClient(app).post('/session', { name, password });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.status !== 201 || cookie === undefined) throw new Error(`${name} cannot sign in: ${answer.text}`);
  return createClient(app, { cookie });
}
