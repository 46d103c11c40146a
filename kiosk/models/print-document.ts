import type { DocumentJob } from '../../protocol/agent-document.ts';
import type { AgentSettings } from '../../ui/agent/agent-settings.ts';
import { newRequestKey } from '../../ui/client/request-key.ts';

/** The agent answers after a minute at the latest. */
const printLimitMs = 75_000;
const pageLimitMs = 20_000;

/** Sends a PDF to the agent's A4 printer, straight from memory; null where no answer came. */
export async function printDocument(
  { url, token }: AgentSettings,
  printId: string,
  pdf: Blob,
): Promise<DocumentJob | null> {
  const response = await send(`${url}/documents/print?printId=${encodeURIComponent(printId)}`, printLimitMs, pdf, {
    'Content-Type': 'application/pdf',
    Authorization: `Bearer ${token}`,
  });
  return response === null ? null : ((await response.json().catch(() => null)) as DocumentJob | null);
}

/** The server's test page for this terminal; null where it could not be made. */
export async function fetchTestPage(hall: string, device: string, token: string): Promise<Blob | null> {
  const path = `/api/v1/halls/${encodeURIComponent(hall)}/devices/${encodeURIComponent(device)}/test-page`;
  const response = await send(path, pageLimitMs, '{}', {
    'Content-Type': 'application/json',
    'Idempotency-Key': newRequestKey(),
    Authorization: `Bearer ${token}`,
  });
  return response === null ? null : response.blob().catch(() => null);
}

async function send(
  url: string,
  limitMs: number,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Response | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(limitMs),
    });
    return response.ok ? response : null;
  } catch {
    return null;
  }
}
