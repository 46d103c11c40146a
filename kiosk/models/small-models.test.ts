import { expect, test } from 'vitest';
import { isPublicFact } from '../offline/public-facts.ts';
import type { AgentListener } from './agent.ts';
import { parseAgentFragment, readAgent } from './agent-settings.ts';
import { createCardSlot } from './card-slot.ts';
import { listenToCards } from './listen-to-cards.ts';
import { maskName } from './mask.ts';
import { faultsOf } from './report-faults.ts';
import { waitRange } from './wait-range.ts';

test('names are masked whatever their length', () => {
  expect(['王秀英', '王五', '王', '欧阳测试甲', '㐂子', 'Anna Smith', ''].map(maskName)).toEqual([
    '王**',
    '王*',
    '王*',
    '欧**',
    '㐂*',
    'A***',
    '',
  ]);
});

test('[B-16] a wait is a range, rounded outward to 5 minutes, never a single moment', () => {
  const range = (p50Seconds: number, p90Seconds: number) => waitRange({ p50Seconds, p90Seconds });
  expect(range(600, 1_200)).toEqual({ from: 10, to: 20 });
  expect(range(601, 1_201)).toEqual({ from: 10, to: 25 });
  expect(range(0, 0)).toEqual({ from: 0, to: 5 });
  expect(range(600, 600)).toEqual({ from: 10, to: 15 });
});

test('the agent comes from the address, and nothing odd is taken for one', () => {
  expect(parseAgentFragment('#agent=http://127.0.0.1:9123&token=secret')).toEqual({
    url: 'http://127.0.0.1:9123',
    token: 'secret',
  });
  for (const odd of [
    '',
    '#agent=http://127.0.0.1:9123',
    '#token=x',
    '#agent=javascript:alert(1)&token=x',
    '#agent=http://a/b?c&token=x',
  ]) {
    expect(parseAgentFragment(odd), odd).toBeNull();
  }
  expect(readAgent({ getItem: () => '{half' })).toBeNull();
});

test('[D-23] parts in trouble are named for the server; all well is an empty list', () => {
  const part = (state: 'ok' | 'paper-out') => ({ part: 'ticket-printer' as const, state, since: 0 });
  expect(faultsOf({ version: '1', simulated: true, parts: [part('ok')] })).toEqual([]);
  expect(faultsOf({ version: '1', simulated: true, parts: [part('paper-out')] })).toEqual([
    'ticket-printer: paper-out',
  ]);
  expect(faultsOf(null)).toEqual(['agent: offline']);
});

test('[D-27] a card fills the slot, the flow hears a masked name only, and lifting it empties the slot', () => {
  const slot = createCardSlot();
  const sent: unknown[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, (input) => sent.push(input));
  const [listener] = listeners;
  listener?.cardRead({ medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' });
  expect(slot.read()?.idNumber).toBe('510499194403070022');
  expect(JSON.stringify(sent)).not.toContain('测试甲');
  expect(JSON.stringify(sent)).not.toContain('5104');
  listener?.cardRemoved();
  expect(slot.read()).toBeNull();
});

test('only public facts of the hall are kept for a start without the server', () => {
  const kept = (path: string) => isPublicFact(new URL(path, 'https://hall.example'));
  expect(kept('/api/v1/catalogue?hall=demo')).toBe(true);
  expect(kept('/api/v1/halls/demo')).toBe(true);
  for (const path of [
    '/api/v1/halls/demo/tickets/find',
    '/api/v1/tickets/abc',
    '/api/v1/halls/demo/board',
    '/api/v1/demo',
  ]) {
    expect(kept(path), path).toBe(false);
  }
});
