import { err, ok, type Result } from '../../protocol/result.ts';
import { type ClientProblem, isPassing, localProblem, readProblem } from './client-problem.ts';
import { newRequestKey } from './request-key.ts';

export interface HttpClientOptions {
  /** Where the API stands; `/api/v1` on the page's own origin by default. */
  readonly base?: string;
  /** Token of a device; staff pages leave it out and are known by their cookie. */
  readonly token?: () => string | null;
  /** How long an answer may take; 8,000 ms by default. */
  readonly timeLimitMs?: number;
  /** Language in which the server words its details. */
  readonly language?: () => string;
  readonly fetch?: typeof fetch;
  /** Called with the milliseconds that an answer took. */
  readonly onAnswered?: (milliseconds: number) => void;
}

/** What may be said with any request. */
export interface RequestOptions {
  /** How long each attempt may take, in the place of the client's own limit. */
  readonly timeLimitMs?: number;
  /** Gives the wait up from outside; the answer is then `network_unreachable`. */
  readonly signal?: AbortSignal;
}

/** What may be said with a command. */
export interface PostOptions extends RequestOptions {
  /** Idempotency-Key of the command; a repeated call for the same intent passes the same one. Null: the body has its own. */
  readonly key?: string | null;
  /** How often it is sent in all where nobody answers; every attempt carries the same key. */
  readonly attempts?: number;
  /** Pause before the second attempt, doubled for each further one; 400 ms by default. */
  readonly pauseMs?: number;
}

export type Answer<Value> = Promise<Result<Value, ClientProblem>>;

/** Commands and questions by HTTP. A refusal, a dead network and a missed time limit are all `err`; nothing is thrown. */
export interface HttpClient {
  get<Value>(path: string, options?: RequestOptions): Answer<Value>;
  post<Value>(path: string, body: unknown, options?: PostOptions): Answer<Value>;
  delete<Value>(path: string, options?: RequestOptions): Answer<Value>;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly options: RequestOptions;
}

/** A PDF is a `Blob`, all else JSON. */
async function readBody(response: Response): Promise<unknown> {
  if (response.headers.get('content-type')?.startsWith('application/pdf')) return response.blob();
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Makes a client. It holds no state: many may stand side by side. */
export function createHttpClient(settings: HttpClientOptions = {}): HttpClient {
  const { base = '/api/v1', timeLimitMs = 8_000, token, language, onAnswered } = settings;
  const send = settings.fetch ?? ((input, init) => fetch(input, init));

  async function once<Value>(call: Call): Answer<Value> {
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort('time'), call.options.timeLimitMs ?? timeLimitMs);
    const giveUp = () => abort.abort('caller');
    call.options.signal?.addEventListener('abort', giveUp);
    if (call.options.signal?.aborted) giveUp();
    const headers: Record<string, string> = { Accept: 'application/json, application/pdf;q=0.9', ...call.headers };
    const bearer = token?.();
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    if (language) headers['Accept-Language'] = language();
    const started = Date.now();
    try {
      const response = await send(base + call.path, {
        method: call.method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
        ...(call.body === null ? {} : { body: call.body }),
      });
      const body = await readBody(response);
      onAnswered?.(Date.now() - started);
      return response.ok ? ok(body as Value) : err(readProblem(response.status, body));
    } catch {
      const late = abort.signal.aborted && !call.options.signal?.aborted;
      return err(localProblem(late ? 'no_answer_in_time' : 'network_unreachable'));
    } finally {
      clearTimeout(limit);
      call.options.signal?.removeEventListener('abort', giveUp);
    }
  }

  async function post<Value>(path: string, body: unknown, options: PostOptions = {}): Answer<Value> {
    const { key = newRequestKey(), attempts = 1, pauseMs = 400 } = options;
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (key !== null) headers['Idempotency-Key'] = key;
    const call: Call = { method: 'POST', path, headers, body: JSON.stringify(body), options };
    let answer = await once<Value>(call);
    for (let attempt = 1; attempt < attempts && !answer.ok && isPassing(answer.error); attempt += 1) {
      if (options.signal?.aborted) break;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
      answer = await once<Value>(call);
    }
    return answer;
  }

  return {
    get: (path, options = {}) => once({ method: 'GET', path, headers: {}, body: null, options }),
    delete: (path, options = {}) => once({ method: 'DELETE', path, headers: {}, body: null, options }),
    post,
  };
}
