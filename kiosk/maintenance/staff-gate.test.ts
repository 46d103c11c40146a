import { expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { localProblem } from '../../ui/client/client-problem.ts';
import type { HttpClient } from '../../ui/client/http-client.ts';
import { checkStaff } from './staff-gate.ts';

const manager = { staffNo: 'M001', halls: ['demo'], permissions: { 'device.read': 'all' } };

function server(reply: object | null, signOuts: readonly boolean[] = [true]) {
  const calls: string[] = [];
  const left = [...signOuts];
  const http = {
    async post(path: string) {
      calls.push(`POST ${path}`);
      return reply === null ? err(localProblem('network_unreachable')) : ok(reply);
    },
    async delete(path: string) {
      calls.push(`DELETE ${path}`);
      return (left.shift() ?? false) ? ok(null) : err(localProblem('network_unreachable'));
    },
  } as unknown as HttpClient;
  return { http, calls, check: () => checkStaff(http, 'demo', 'name', 'secret') };
}

test('[E-03] who may see the devices of this hall is let in, and the session is ended first', async () => {
  const { check, calls } = server(manager);
  expect(await check()).toEqual(ok({ staffNo: 'M001' }));
  expect(calls).toEqual(['POST /session', 'DELETE /session']);
});

test.each([
  ['a position without devices', { ...manager, permissions: { 'ticket.call': 'own' } }],
  ['staff of another hall', { ...manager, halls: ['other'] }],
])('%s is not let in, and has no session left either', async (_who, reply) => {
  const { check, calls } = server(reply);
  expect(await check()).toEqual(err({ why: 'not-allowed' }));
  expect(calls).toContain('DELETE /session');
});

test('a sign-in that fails is told in the words of the server', async () => {
  expect(await server(null).check()).toMatchObject({ error: { why: 'problem' } });
});

test('a session that cannot be ended opens nothing; one that ends at the third try does', async () => {
  expect(await server(manager, []).check()).toEqual(err({ why: 'not-ended' }));
  expect((await server(manager, [false, false, true]).check()).ok).toBe(true);
});
