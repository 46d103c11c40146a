import { effect } from '@preact/signals';
import { type HeartbeatBody, heartbeatMs, type ReportedPart } from '../../protocol/devices-api.ts';
import type { HttpClient } from './http-client.ts';

/**
 * Tells the server every 20 s that this device lives and how its parts are (D-23), and each change at once, before a
 * visitor finds out (D-07). A beat that does not arrive is not repeated: the next one says the same. `parts` reads signals,
 * and answers null where nothing can be said of them. Answers how to stop it.
 */
export function startHeartbeat(
  http: Pick<HttpClient, 'post'>,
  parts: () => readonly ReportedPart[] | null,
): () => void {
  let told: string | undefined;
  function beat(): void {
    const now = parts();
    told = JSON.stringify(now);
    const body: HeartbeatBody = now === null ? {} : { parts: [...now] };
    void http.post('/devices/heartbeat', body, { key: null });
  }
  const timer = setInterval(beat, heartbeatMs);
  const stopWatching = effect(() => {
    if (JSON.stringify(parts()) !== told) beat();
  });
  return () => {
    clearInterval(timer);
    stopWatching();
  };
}
