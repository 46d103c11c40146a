import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { isPublicFact } from '../offline/public-facts.ts';
import type { AgentListener } from './agent.ts';
import { createCardSlot } from './card-slot.ts';
import { createCodeSlot } from './code-slot.ts';
import { type LyingCards, listenToCards } from './listen-to-cards.ts';
import { createScanListener } from './listen-to-scans.ts';
import { maskName } from './mask.ts';
import { reportedParts } from './report-parts.ts';
import { watchRun } from './watch-run.ts';

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

test('[D-23] the server hears of every part that the PC is meant to have, and of an agent that is gone', () => {
  const printer = { part: 'ticket-printer', state: 'paper-out', since: 5 } as const;
  const toner = { part: 'document-printer', state: 'ok', since: 5, level: 40 } as const;
  const none = { part: 'pin-pad', state: 'absent', since: 5, fitted: false } as const;
  expect(reportedParts({ version: '1', simulated: true, parts: [printer, toner, none] })).toEqual([
    { part: 'ticket-printer', state: 'paper-out' },
    { part: 'document-printer', state: 'ok', level: 40 },
  ]);
  expect(reportedParts({ version: '1', simulated: true, halted: 'full', parts: [] })).toEqual([
    { part: 'agent', state: 'fault' },
  ]);
  expect(reportedParts(null)).toEqual([{ part: 'agent', state: 'offline' }]);
});

test('[D-27] a card fills the slot, the flow hears a masked name only, and lifting it empties the slot', () => {
  const slot = createCardSlot();
  const sent: unknown[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, (input) => sent.push(input));
  const [listener] = listeners;
  listener?.cardRead({ medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' }, 'id-card-reader');
  expect(slot.read()?.idNumber).toBe('510499194403070022');
  expect(JSON.stringify(sent)).not.toContain('测试甲');
  expect(JSON.stringify(sent)).not.toContain('5104');
  listener?.cardRemoved('id-card-reader');
  expect(slot.read()).toBeNull();
});

test('[D-27] while a card is in use, one at the other reader neither takes its place nor ends its session', () => {
  const slot = createCardSlot();
  const sent: string[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, ({ type }) => sent.push(type));
  const [listener] = listeners;
  const own = { medium: 'social-security-card', name: '测试甲', idNumber: '510499194403070022' } as const;
  const other = { medium: 'resident-id-card', name: '测试戊', idNumber: '510499196911200558' } as const;
  listener?.cardRead(own, 'social-card-reader');
  listener?.cardRead(other, 'id-card-reader');
  listener?.cardRemoved('id-card-reader');
  expect(slot.read()).toEqual(own);
  listener?.cardRemoved('social-card-reader');
  expect(slot.read()).toBeNull();
  expect(sent).toEqual(['card-read', 'card-read', 'card-removed']);
  listener?.cardRead(other, 'id-card-reader');
  expect(slot.read()).toEqual(other);
});

test('[D-27] two cards at once: the one that is left is missed when the other is taken', () => {
  const slot = createCardSlot();
  const sent: unknown[] = [];
  const listeners: AgentListener[] = [];
  const lying = signal<LyingCards>(new Set());
  listenToCards({ listen: (one) => listeners.push(one) }, slot, (input) => sent.push(input), lying);
  const [listener] = listeners;
  listener?.cardRead({ medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' }, 'id-card-reader');
  listener?.cardRead(
    { medium: 'social-security-card', name: '测试甲', idNumber: '510499194403070022' },
    'social-card-reader',
  );
  sent.length = 0;
  listener?.cardRemoved('id-card-reader');
  expect(slot.read()).toBeNull();
  expect([...lying.value]).toEqual(['social-card-reader']);
  listener?.cardRemoved('social-card-reader');
  expect(sent).toEqual([{ type: 'card-removed', left: true }, { type: 'card-removed' }]);
});

test('[D-27] where no reader sees a card lifted, that of the next person takes no ticket under the name of the first', () => {
  const slot = createCardSlot();
  const sent: unknown[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, (input) => sent.push(input));
  const [listener] = listeners;
  const first = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' } as const;
  const next = { medium: 'resident-id-card', name: '测试乙', idNumber: '510499194403070030' } as const;
  listener?.cardRead(first, 'id-card-reader', 'unwatched');
  listener?.cardRead(next, 'id-card-reader', 'unwatched');
  expect(slot.read()).toEqual(first);
  slot.clear();
  listener?.cardRead(next, 'id-card-reader', 'unwatched');
  expect(slot.read()).toEqual(next);
});

test('[D-27] an agent that began anew tells of no removal: the cards of before are taken for gone with it, once', () => {
  const slot = createCardSlot();
  const sent: string[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, ({ type }) => sent.push(type));
  const [listener] = listeners;
  const see = watchRun(() => listener?.lost());
  see({ run: 'first' });
  listener?.cardRead({ medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' }, 'id-card-reader');
  // The line was broken for a moment: the same agent still sees the card.
  see({ run: 'first' });
  expect(slot.read()).not.toBeNull();
  see({ run: 'second' });
  see({ run: 'third' });
  expect(slot.read()).toBeNull();
  expect(sent).toEqual(['card-read', 'card-removed']);
});

test('[D-27] a card that was taken while the line to the agent was broken ends its session when the agent is heard again', () => {
  const slot = createCardSlot();
  const sent: string[] = [];
  const listeners: AgentListener[] = [];
  listenToCards({ listen: (one) => listeners.push(one) }, slot, ({ type }) => sent.push(type));
  const [listener] = listeners;
  const card = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' } as const;
  listener?.cardRead(card, 'id-card-reader');
  listener?.cardsLie(new Set(['id-card-reader']));
  expect(slot.read()).toEqual(card);
  listener?.cardsLie(new Set());
  listener?.cardsLie(new Set());
  expect(slot.read()).toBeNull();
  expect(sent).toEqual(['card-read', 'card-removed']);
  // One that no reader watches is not missed.
  listener?.cardRead(card, 'id-card-reader', 'unwatched');
  listener?.cardsLie(new Set());
  expect(slot.read()).toEqual(card);
});

test('[D-24] a terminal that does no business begins none by a code, whoever has read it', () => {
  const codes = createCodeSlot();
  const sent: string[] = [];
  let isHalted = true;
  const hear = createScanListener(
    codes,
    ({ type }) => sent.push(type),
    () => isHalted,
  );
  hear({ kind: 'booking', code: '7KQ2MXRT' });
  hear({ kind: 'e-card', token: 'ESSC1.of-nobody-at-all' });
  expect(sent).toEqual([]);
  expect(codes.take()).toBeNull();
  isHalted = false;
  hear({ kind: 'booking', code: '7KQ2MXRT' });
  expect(sent).toEqual(['code-scanned']);
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
