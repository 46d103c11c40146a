import { expect, test } from 'vitest';
import { type TicketStatus, ticketStatuses } from '../../protocol/ticket.ts';
import type { TicketView } from '../../protocol/views.ts';
import en from '../messages/en.json' with { type: 'json' };
import zh from '../messages/zh-CN.json' with { type: 'json' };
import { ticketCard } from './ticket-card.ts';

function ticket(more: Partial<TicketView>): TicketView {
  return {
    id: 't1',
    seq: 1,
    number: 'A023',
    status: 'waiting',
    priority: false,
    service: null,
    ahead: 6,
    estimate: { p50Seconds: 960, p90Seconds: 1680 },
    window: null,
    recalls: 0,
    issuedAt: 0,
    calledAt: null,
    hall: { guidanceDesk: { zh: '导办台', en: 'guidance desk' } },
    missedRule: { zh: '请到导办台恢复排队。', en: 'Come to the desk.' },
    ...more,
  } as TicketView;
}

const window = { label: '3', direction: 'left' } as const;

test('[B-16] a waiting ticket says how many are ahead and a range, or that nothing is known', () => {
  const known = ticketCard(ticket({}), 'zh');
  expect(known.figures.map(({ value }) => value)).toEqual(['6 人', '15–30 分钟']);
  expect(ticketCard(ticket({ estimate: null }), 'zh').figures[1]?.value).toBe('暂无法估计');
});

test('[B-16] one person ahead is one person in English too', () => {
  const ahead = (count: number) => ticketCard(ticket({ ahead: count }), 'en').figures[0]?.value;
  expect([ahead(1), ahead(2)]).toEqual(['1 person', '2 people']);
});

test('who is next is told so, and not that nobody is ahead', () => {
  expect(ticketCard(ticket({ ahead: 0 }), 'zh').headline).toBe('您排在最前面，请留意呼叫');
});

test('[B-15] a ticket that was sent elsewhere says so with the window and the way, and later only who will call', () => {
  const to = (windows: string[]) => ticketCard(ticket({ moved: { at: 5, windows }, window }), 'zh');
  expect(to(['3']).headline).toBe('已改到 3 号窗口');
  expect(to(['3']).advice).toEqual(['进大厅往左手边走', '号码不变，按原取号时间排队，请留意呼叫。']);
  expect(to(['7', '8']).headline).toBe('已改到 7、8 号窗口');
  expect(ticketCard(ticket({ moved: { at: 5, windows: [] } }), 'en').headline).toBe('Another counter will call you');
  expect(ticketCard(ticket({ window }), 'zh')).toMatchObject({
    headline: '',
    advice: ['将由 3 号窗口叫您。', '请在等候区等候，留意大屏和广播。'],
  });
});

test('[C-10] a called ticket says where to go, which way, and how often it was called again', () => {
  const card = ticketCard(ticket({ status: 'called', window, recalls: 2 }), 'zh');
  expect(card).toMatchObject({ mood: 'called', headline: '请到 3 号窗口', goTo: '3' });
  expect(card.advice).toEqual(['进大厅往左手边走', '已再次呼叫 2 次，请尽快']);
});

test('a missed ticket says how to come back', () => {
  expect(ticketCard(ticket({ status: 'no-show', window }), 'zh').advice).toEqual(['请到导办台恢复排队。']);
});

const final: readonly TicketStatus[] = ['done', 'cancelled', 'expired'];

test.each(ticketStatuses)(
  '[B-14] %s has words in both languages, with and without a window, and no hole in them',
  (status) => {
    for (const language of ['zh', 'en'] as const) {
      for (const at of [window, null]) {
        const card = ticketCard(ticket({ status, window: at }), language);
        const words = [card.headline, ...card.advice, ...card.figures.map(({ value }) => value)].join(' ');
        expect(words.trim()).not.toBe('');
        expect(words).not.toMatch(/[{}]|undefined|null/);
        expect(card.isFinal).toBe(final.includes(status));
      }
    }
  },
);

test('both languages have the same messages with the same places to fill', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const [key, text] of Object.entries(zh)) {
    const other = en[key as keyof typeof en];
    expect(text !== '' && other !== '').toBe(true);
    expect(places(other)).toEqual(places(text));
  }
});
