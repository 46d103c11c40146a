import type { DemoReply, PairReply } from '../../protocol/api.ts';
import type { DeviceKind } from '../../protocol/permissions.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { ClientProblem } from '../client/client-problem.ts';
import type { HttpClient } from '../client/http-client.ts';
import { keepDevice, type PairedDevice, readDevice } from './device-token.ts';

/** Why a code did not make this page a device. */
export type PairingRefusal = ClientProblem | { readonly code: 'wrong_kind' };

/** Exchanges a code for a token and keeps it. Refuses a code that was made for another kind of device. */
export async function pairDevice(
  http: HttpClient,
  code: string,
  kinds: readonly DeviceKind[],
): Promise<Result<PairedDevice, PairingRefusal>> {
  const answer = await http.post<PairReply>('/devices/pair', { code }, { attempts: 2 });
  if (!answer.ok) return answer;
  if (!kinds.includes(answer.value.kind)) return err({ code: 'wrong_kind' });
  keepDevice(answer.value);
  return ok(answer.value);
}

/** What a demo hall offers to pages that are not paired; null at every other hall. */
export async function askDemo(http: HttpClient): Promise<DemoReply | null> {
  const answer = await http.get<DemoReply>('/demo');
  return answer.ok ? answer.value : null;
}

/** The device that this page is: as stored, or by itself in a demo hall; null where a person must type a code. */
export async function findDevice(
  http: HttpClient,
  kinds: readonly DeviceKind[],
  demoCode: 'kiosk' | 'board',
): Promise<PairedDevice | null> {
  const stored = readDevice();
  if (stored !== null && kinds.includes(stored.kind)) return stored;
  const demo = await askDemo(http);
  if (demo === null) return null;
  const paired = await pairDevice(http, demo.codes[demoCode], kinds);
  return paired.ok ? paired.value : null;
}
