import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import type { TicketId } from '../../protocol/ids.ts';
import type { Group } from '../../protocol/ticket.ts';
import { type TicketSlip, TicketSlipSchema } from '../../protocol/ticket-slip.ts';
import { given } from '../../tests/support/given.ts';
import { configureHall, issue, rollDay } from '../../tests/support/queue-commands.ts';
import { at, sampleHall, today, windowOf } from '../../tests/support/sample-hall.ts';
import { type SlipInput, ticketSlip } from './ticket-slip.ts';

type Newcomer = NonNullable<Parameters<typeof issue>[1]>;

/** The slip of a person who takes a ticket at that hall. */
function slipOf(newcomer: Newcomer = {}, config = sampleHall(), over: Partial<SlipInput> = {}): TicketSlip {
  const taken = issue('t1', newcomer);
  const { state } = given(configureHall(config), rollDay(taken.at), taken);
  const ticket = state.queue.tickets.get('t1' as TicketId);
  if (!ticket) throw new Error('no ticket was issued');
  return ticketSlip({
    ticket,
    config,
    serviceName: { zh: '社会保险登记', en: 'Social insurance registration' },
    ahead: 4,
    estimate: null,
    trackUrl: 'http://hall.test/t/t1',
    printedAt: '1 号取号机',
    copy: 0,
    language: 'zh',
    ...over,
  });
}

function lanesNamed(zh: string) {
  const config = sampleHall();
  const lanes = config.lanes.map((lane) => (lane.letter === 'Y' ? { ...lane, name: { zh, en: 'Seniors' } } : lane));
  return { ...config, lanes };
}

/** How often the paper would say 优先: in the name of the line, and as a mark. */
function marks({ laneName, priority }: TicketSlip): number {
  return laneName.zh.split('优先').length - 1 + (priority ? 1 : 0);
}

test('[B-11] the slip has all that the paper must say', () => {
  const slip = slipOf({ at: at('09:41') });
  expect(Value.Check(TicketSlipSchema, slip)).toBe(true);
  expect(slip).toMatchObject({
    hallName: { zh: '样例大厅' },
    number: 'A001',
    laneName: { zh: '普通' },
    ahead: 4,
    takenAt: `${today} 09:41`,
    validDay: today,
    trackUrl: 'http://hall.test/t/t1',
    kiosk: '1 号取号机',
    supervisionTelephone: '12333',
  });
  expect(slip.holdReady.zh).toContain('身份证');
  expect(slip.missedRule.zh).toContain('30 分钟');
});

test.each(['优先', '优先通道', '长者'])(
  '[B-04][B-11] the neutral mark stands once where the line is called %s',
  (name) => {
    const config = lanesNamed(name);
    expect(marks(slipOf({ age: 66 }, config))).toBe(1);
    expect(marks(slipOf({ grantedGroup: 'disabled', reason: '已核验证件' }, config))).toBe(1);
    expect(marks(slipOf({ age: 59 }, config))).toBe(0);
  },
);

test('[B-05][B-11] the paper of every special group is the same, and the same as that of the elderly', () => {
  const granted: readonly Group[] = ['very-senior', 'veteran', 'disabled', 'other-special', 'senior'];
  const slips = granted.map((grantedGroup) => slipOf({ grantedGroup, reason: '已核验证件' }));
  slips.push(slipOf({ age: 84 }), slipOf({ age: 66 }));
  for (const slip of slips) expect(slip).toEqual(slips[0]);
});

test('[B-11] nothing of who the person is gets onto the paper', () => {
  const text = JSON.stringify(
    slipOf({
      subject: 'subject-of-the-vault',
      grantedGroup: 'veteran',
      reason: '持退役军人优待证',
      flags: ['dialect'],
    }),
  );
  for (const secret of ['subject-of-the-vault', 'veteran', '退役', '优待证', 'dialect']) {
    expect(text).not.toContain(secret);
  }
  const known = Object.keys(TicketSlipSchema.properties).sort();
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(known);
  expect(known.filter((key) => /holder|person|subject|group|idNumber|birth|age$/i.test(key))).toEqual([]);
});

test('the area is where most windows are that may serve the ticket', () => {
  const areas = [
    { id: 'hall', name: { zh: '一楼大厅', en: 'Ground floor' } },
    { id: 'rooms', name: { zh: '二楼审单室', en: 'Review rooms' } },
  ];
  const windows = [
    windowOf('1', { area: 'rooms' }),
    windowOf('2', { area: 'hall' }),
    windowOf('3', { area: 'hall' }),
    windowOf('D', { area: 'rooms', kind: 'bulk' }),
    windowOf('E', { area: 'rooms', kind: 'bulk' }),
  ];
  const config = sampleHall({ areas, windows });
  expect(slipOf({}, config).area).toEqual({ zh: '一楼大厅等候', en: 'Ground floor' });
  expect(slipOf({ matters: 12 }, config).area).toEqual({ zh: '二楼审单室等候', en: 'Review rooms' });
});

test('[B-16] a wait is a range, rounded outward to five minutes, and no promise where nothing is known', () => {
  const waitOf = (p50Seconds: number, p90Seconds: number) =>
    slipOf({}, sampleHall(), { estimate: { p50Seconds, p90Seconds } }).wait.zh;
  expect(slipOf().wait).toEqual({ zh: '暂无法估计', en: 'no estimate yet' });
  expect(waitOf(0, 0)).toBe('5 分钟以内');
  expect(waitOf(299, 301)).toBe('10 分钟以内');
  expect(waitOf(610, 1510)).toBe('约 10～30 分钟');
  const waits = fc.tuple(fc.nat(10_000), fc.nat(10_000));
  fc.assert(
    fc.property(waits, ([p50, more]) => {
      const [low = 0, high = 0] = (waitOf(p50, p50 + more).match(/\d+/g) ?? []).slice(-2).map(Number);
      const [from, to] = high === 0 ? [0, low] : [low, high];
      expect(from * 60).toBeLessThanOrEqual(p50);
      expect(to * 60).toBeGreaterThanOrEqual(p50 + more);
      expect([from % 5, to % 5]).toEqual([0, 0]);
    }),
    { numRuns: 50 },
  );
});

test('[B-01] a copy is marked with its number and is the same ticket', () => {
  const original = slipOf();
  const copy = slipOf({}, sampleHall(), { copy: 2 });
  expect(original.copy).toBe(0);
  expect(copy).toEqual({ ...original, copy: 2 });
});

test("the taker's own language is printed first", () => {
  expect(slipOf().languages).toEqual(['zh', 'en']);
  expect(slipOf({}, sampleHall(), { language: 'en' }).languages).toEqual(['en', 'zh']);
});

test("the day on the paper is the hall's own, also while it is yesterday in Greenwich", () => {
  const config = sampleHall({ hours: { ...sampleHall().hours, alwaysOpen: true } });
  expect(slipOf({ at: at('00:10') }, config)).toMatchObject({ takenAt: `${today} 00:10`, validDay: today });
});
