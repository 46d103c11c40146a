import type { SessionReply } from '../../protocol/api.ts';
import type { Permission } from '../../protocol/permissions.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { ClientProblem } from '../../ui/client/client-problem.ts';
import type { HttpClient } from '../../ui/client/http-client.ts';

/** Whom the server has let in; the kiosk knows no more of staff than this number. */
export interface StaffMember {
  readonly staffNo: string;
}

/** `not-allowed`: a position without devices. `not-ended`: the session could not be ended, so nothing is opened. */
export type GateRefusal =
  | { readonly why: 'problem'; readonly problem: ClientProblem }
  | { readonly why: 'not-allowed' | 'not-ended' };

/** Who sees the devices of a hall may test them at the kiosk. */
const needed: Permission = 'device.read';
const mostAttempts = 3;

/**
 * Asks the server who this is, and ends the session at once: a kiosk in the hall must never be left with one.
 * @param http without the device's token: staff are known by their cookie
 */
export async function checkStaff(
  http: Pick<HttpClient, 'post' | 'delete'>,
  hall: string,
  name: string,
  password: string,
): Promise<Result<StaffMember, GateRefusal>> {
  const signedIn = await http.post<SessionReply>('/session', { name, password });
  if (!signedIn.ok) return err({ why: 'problem', problem: signedIn.error });
  if (!(await signOut(http))) return err({ why: 'not-ended' });
  const { staffNo, permissions, halls } = signedIn.value;
  const isOfHall = halls.length === 0 || halls.some((one) => one === hall);
  return isOfHall && permissions[needed] === 'all' ? ok({ staffNo }) : err({ why: 'not-allowed' });
}

async function signOut(http: Pick<HttpClient, 'delete'>): Promise<boolean> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if ((await http.delete('/session')).ok) return true;
  }
  return false;
}
