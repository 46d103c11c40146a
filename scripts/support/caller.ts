import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  /** The body; what it holds is looked at where it is used. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One caller of the server: a kiosk with its token, or a member of staff with a cookie. */
export interface Caller {
  get(path: string): Promise<Answer>;
  /** Without a key of its own each post is a new command. */
  post(path: string, body: unknown, key?: string): Promise<Answer>;
}

const timeLimitMs = 10_000;

/** Calls the real API below `/api/v1`. Throws when the server cannot be reached; a refusal is an answer. */
export function createCaller(server: string, token?: string): Caller {
  let cookie = '';
  async function call(method: string, path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (cookie !== '') headers.cookie = cookie;
    if (method === 'POST') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key });
    const response = await fetch(`${server}/api/v1${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(timeLimitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }
  return { get: (path) => call('GET', path), post: (path, body, key) => call('POST', path, body, key) };
}

/** The code of a refusal; the HTTP status where the body has none. */
export function codeOf(answer: Answer): string {
  return typeof answer.body.code === 'string' ? answer.body.code : String(answer.status);
}
