import { type AgentConfig, checkConfig } from './config.ts';
import { startAgent } from './start.ts';

export const testToken = 'test-token-of-the-agent';
export const testOrigin = 'http://hall.test:8080';

export interface TestAgent {
  readonly url: string;
  /** As the kiosk page calls: with token and origin, unless the test says otherwise. */
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** The real agent with simulated devices on a free port. */
export async function startTestAgent(changes: Partial<AgentConfig> = {}): Promise<TestAgent> {
  const config = checkConfig({
    port: 0,
    token: testToken,
    origins: ['http://other.test', testOrigin],
    printer: { kind: 'simulated', paperMm: 80 },
    cardReader: { kind: 'simulated' },
    ...changes,
  });
  if (!config.ok) throw new Error(config.error.join('; '));
  const started = await startAgent(config.value, { production: false, now: () => 0 });
  if (!started.ok) throw new Error(started.error.join('; '));
  const { app, url } = started.value;
  return {
    url,
    call: (path, body, headers = {}) =>
      fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${testToken}`,
          origin: testOrigin,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    close: () => app.close(),
  };
}
