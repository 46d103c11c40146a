import { type HeartbeatBody, heartbeatMs, type ReportedPart } from '../../protocol/devices-api.ts';
import type { HttpClient } from './http-client.ts';

export interface Heartbeat {
  /** Something has changed: told at once, not at the next beat. */
  now(): void;
  stop(): void;
}

/**
 * Tells the server every 20 s that this device lives and how its parts are (D-23). A beat that does not arrive is not
 * repeated: the next one says the same. `parts` answers null where nothing can be said of them.
 */
export function startHeartbeat(http: Pick<HttpClient, 'post'>, parts: () => readonly ReportedPart[] | null): Heartbeat {
  function now(): void {
    const told = parts();
    const body: HeartbeatBody = told === null ? {} : { parts: [...told] };
    void http.post('/devices/heartbeat', body, { key: null });
  }
  const timer = setInterval(now, heartbeatMs);
  now();
  return { now, stop: () => clearInterval(timer) };
}
