import fc from 'fast-check';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Applied, applyBoardChange, applyStaffQueueChange } from '../../protocol/apply-change.ts';
import type { HallId } from '../../protocol/ids.ts';
import { groups } from '../../protocol/ticket.ts';
import {
  type Announcement,
  AnnouncementSchema,
  type BoardChange,
  type BoardView,
  BoardViewSchema,
  type StaffQueueChange,
  type StaffQueueView,
  StaffQueueViewSchema,
} from '../../protocol/views.ts';
import { atWindow, issue } from '../../tests/support/queue-commands.ts';
import { playDay, randomDay } from '../../tests/support/random-day.ts';
import type { HallCommand } from '../domain/decide-hall.ts';
import type { HallEvent } from '../domain/hall.ts';
import { createMemoryLedger } from '../ledger/memory-ledger.ts';
import { noWaits } from '../views/waits.ts';
import { hallRules } from './hall.ts';
import { createLiveHall, type LiveHall } from './live-hall.ts';
import { bySystem, defaultWriterOptions, type Recorded } from './stream.ts';
import { openStreamWriter } from './stream-writer.ts';

// The live hall waits between changes; here time passes when the test says so. The writer's own turns stay real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** What a screen does with snapshots and changes, and how often it had to ask again. */
interface Screen<View, Change> {
  view: View;
  gaps: number;
  hear(change: Change): void;
}
function screenOf<View, Change>(
  snapshot: () => View,
  apply: (view: View, change: Change) => Applied<View>,
): Screen<View, Change> {
  const screen: Screen<View, Change> = {
    view: wire(snapshot()),
    gaps: 0,
    hear(change) {
      const applied = apply(screen.view, wire(change));
      if (applied.kind === 'applied') screen.view = applied.view;
      if (applied.kind !== 'gap') return;
      screen.gaps += 1;
      screen.view = wire(snapshot());
    },
  };
  return screen;
}

function wire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

interface RunningHall {
  readonly live: LiveHall;
  readonly events: HallEvent[];
  readonly boardChanges: BoardChange[];
  readonly queueChanges: StaffQueueChange[];
  board(): Screen<BoardView, BoardChange>;
  desk(): Screen<StaffQueueView, StaffQueueChange>;
  submit(command: HallCommand): Promise<void>;
  /** Everything that is to be told is told. */
  settle(): void;
  /** Another one, begun on the same ledger now. */
  restarted(): Promise<LiveHall>;
  close(): Promise<void>;
}

const everyView: readonly string[] = ['board', 'queue'];

/** `heard`: what somebody hears of from the first change on, whoever else joins later. */
async function runHall(first: HallCommand, heard = everyView): Promise<RunningHall> {
  const ledger = createMemoryLedger();
  const rules = hallRules('demo' as HallId);
  const options = { ...defaultWriterOptions, onFault: (what: string) => expect.unreachable(what) };
  const writer = await openStreamWriter(ledger, rules, options);
  let now = first.at;
  const submit = async (command: HallCommand) => {
    now = command.at;
    await writer.submit(command, bySystem);
  };
  await submit(first);
  const open = (past: readonly Recorded<HallEvent>[], onRecorded: typeof writer.onRecorded) => {
    const config = writer.durable.queue.config;
    if (!config) throw new Error('the hall is not configured');
    return createLiveHall({
      state: writer.durable,
      config: () => writer.durable.queue.config ?? config,
      serviceName: () => null,
      waits: noWaits,
      online: () => true,
      now: () => now,
      onRecorded,
      past,
      seq: writer.seq,
    });
  };
  const live = open([], writer.onRecorded);
  const hall = { events: [] as HallEvent[], boardChanges: [] as BoardChange[], queueChanges: [] as StaffQueueChange[] };
  live.listen({
    wants: (view) => heard.includes(view),
    board: (change) => void hall.boardChanges.push(change),
    queue: (change) => void hall.queueChanges.push(change),
    ticket: () => undefined,
    recorded: (recorded) => void hall.events.push(...recorded.map(({ event }) => event)),
  });
  return {
    ...hall,
    live,
    submit,
    board: () => screenOf(live.boardView, applyBoardChange),
    desk: () => screenOf(live.queueView, applyStaffQueueChange),
    settle() {
      live.refresh();
      vi.advanceTimersByTime(1000);
    },
    async restarted() {
      const past = await ledger.read(rules.stream, 0);
      return open(
        past.map(({ seq, actor, data }) => ({ seq, actor, event: data as HallEvent })),
        () => undefined,
      );
    },
    async close() {
      live.close();
      await writer.close();
    },
  };
}

/** A day in which changes are told at moments of chance, most of them put together with others. */
const watchedDay = fc.record({
  commands: randomDay.map((day) => playDay(day).commands),
  pausesMs: fc.array(fc.constantFrom(0, 0, 5, 20, 60), { minLength: 7, maxLength: 7 }),
  joinsAt: fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }),
  lost: fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
  alwaysHeard: fc.boolean(),
});
type WatchedDay = typeof watchedDay extends fc.Arbitrary<infer Value> ? Value : never;

async function play(day: WatchedDay, look: (hall: RunningHall, step: number) => void): Promise<RunningHall> {
  const [first, ...rest] = day.commands;
  if (first === undefined) throw new Error('a day begins with a configuration');
  const hall = await runHall(first, day.alwaysHeard ? everyView : []);
  look(hall, 0);
  for (const [index, command] of rest.entries()) {
    await hall.submit(command);
    vi.advanceTimersByTime(day.pausesMs[index % day.pausesMs.length] ?? 0);
    look(hall, index + 1);
  }
  return hall;
}

/** Lets a screen hear of every change from now on. */
function follow(
  hall: RunningHall,
): () => { readonly board: BoardView; readonly desk: StaffQueueView; readonly gaps: number } {
  const [board, desk] = [hall.board(), hall.desk()];
  hall.live.listen({ board: board.hear, queue: desk.hear, ticket: () => undefined, recorded: () => undefined });
  return () => ({ board: board.view, desk: desk.view, gaps: board.gaps + desk.gaps });
}

test('[C-01] whenever a screen joins, snapshot and changes together are what the server shows', async () => {
  const property = fc.asyncProperty(watchedDay, async (day) => {
    const screens: ReturnType<typeof follow>[] = [];
    const hall = await play(day, (running, step) => {
      if ((step === 0 && day.alwaysHeard) || day.joinsAt.includes(step)) screens.push(follow(running));
    });
    hall.settle();
    const shown = { board: wire(hall.live.boardView()), desk: wire(hall.live.queueView()), gaps: 0 };
    for (const screen of screens) expect(screen()).toEqual(shown);
    expect(Value.Check(BoardViewSchema, shown.board)).toBe(true);
    expect(Value.Check(StaffQueueViewSchema, shown.desk)).toBe(true);
    await hall.close();
  });
  await fc.assert(property, { numRuns: 25 });
});

test('[C-01] a screen that missed changes notices with the next one, and is right again; one told twice or late stays right', async () => {
  const property = fc.asyncProperty(watchedDay, async (day) => {
    const hall = await play(day, () => undefined);
    const [board, desk] = [hall.board(), hall.desk()];
    let turn = 0;
    let missed = 0;
    const heard: BoardChange[] = [];
    hall.live.listen({
      board(change) {
        turn += 1;
        missed += day.lost[turn % day.lost.length] ? 1 : 0;
        if (day.lost[turn % day.lost.length]) return;
        heard.push(change);
        board.hear(change);
        for (const again of heard.slice(-3)) board.hear(again);
      },
      queue(change) {
        if (!day.lost[turn % day.lost.length]) desk.hear(change);
      },
      ticket: () => undefined,
      recorded: () => undefined,
    });
    const at = day.commands.at(-1)?.at ?? 0;
    for (let index = 0; index < 12; index += 1) {
      await hall.submit(issue(`late${index}`, { at }));
      hall.settle();
    }
    // The last change of all arrives.
    day.lost.fill(false);
    await hall.submit(issue('last', { at }));
    hall.settle();
    expect(board.view).toEqual(wire(hall.live.boardView()));
    expect(desk.view).toEqual(wire(hall.live.queueView()));
    expect(board.gaps > 0).toBe(missed > 0);
    await hall.close();
  });
  await fc.assert(property, { numRuns: 15 });
});

test('[C-01] every call is announced once, and a snapshot announces nothing', async () => {
  const property = fc.asyncProperty(watchedDay, async (day) => {
    const hall = await play({ ...day, alwaysHeard: true }, () => undefined);
    hall.settle();
    const spoken = hall.boardChanges.flatMap(({ announcements }) => announcements);
    const calls = hall.events.filter(({ type }) => type === 'TicketCalled' || type === 'TicketRecalled');
    const called = spoken.filter(({ kind }) => kind !== 'notice');
    expect(called.map(({ kind, at }) => [kind === 'recall', at])).toEqual(
      calls.map(({ type, at }) => [type === 'TicketRecalled', at]),
    );
    expect(new Set(spoken.map(({ id }) => id)).size).toBe(spoken.length);
    expect(Object.keys(hall.live.boardView())).not.toContain('announcements');
    await hall.close();
  });
  await fc.assert(property, { numRuns: 15 });
});

test('[B-19] a board shows the same after a restart of the server', async () => {
  const property = fc.asyncProperty(watchedDay, async (day) => {
    const [first, ...rest] = day.commands;
    const commands = [...(first ? [first] : []), ...rest.filter(({ type }) => type !== 'ConfigureHall')];
    const hall = await play({ ...day, commands }, () => undefined);
    hall.settle();
    const again = await hall.restarted();
    expect({ ...again.boardView(), seq: 0 }).toEqual({ ...hall.live.boardView(), seq: 0 });
    again.close();
    await hall.close();
  });
  await fc.assert(property, { numRuns: 15 });
});

test('[C-01] one change is told at once; of many in a row none is lost, and no more than twenty a second are told', async () => {
  const [first] = playDay([]).commands;
  if (first === undefined) throw new Error('a day begins with a configuration');
  const hall = await runHall(first);
  vi.advanceTimersByTime(1000);
  await hall.submit(issue('t0', { at: first.at }));
  expect(hall.boardChanges).toHaveLength(1);
  for (let index = 1; index <= 100; index += 1) {
    await hall.submit(issue(`t${index}`, { at: first.at }));
    vi.advanceTimersByTime(10);
  }
  expect(hall.boardChanges.length).toBeGreaterThan(15);
  expect(hall.boardChanges.length).toBeLessThanOrEqual(21);
  hall.settle();
  expect(new Set(hall.queueChanges.flatMap(({ upsert }) => upsert.map(({ id }) => id))).size).toBe(101);
  await hall.close();
});

test('[C-01] boards hear nothing while nothing changes, also where no staff look at the queue', async () => {
  const [first] = playDay([]).commands;
  if (first === undefined) throw new Error('a day begins with a configuration');
  const hall = await runHall(first, ['board']);
  await hall.submit(issue('t1', { at: first.at }));
  hall.settle();
  const told = hall.boardChanges.length;
  expect(told).toBeGreaterThan(0);
  for (let second = 0; second < 5; second += 1) hall.settle();
  expect(hall.boardChanges).toHaveLength(told);
  expect(hall.queueChanges).toEqual([]);
  // Who asks for the queue now is not taken for one who knows it: what no event tells may have changed meanwhile.
  expect(Number.isInteger(hall.live.boardView().seq)).toBe(true);
  expect(Number.isInteger(hall.live.queueView().seq)).toBe(false);
  await hall.close();
});

test('[C-01] a screen that joined between a call and its undo hears that the call is gone', async () => {
  const [first] = playDay([]).commands;
  if (first === undefined) throw new Error('a day begins with a configuration');
  const hall = await runHall(first);
  const { at } = first;
  for (const command of [issue('t1', { at }), atWindow('OpenWindow', '1', { at })]) await hall.submit(command);
  hall.settle();
  // Told at once; what follows within the same moment is told together, later.
  await hall.submit(issue('t2', { at }));
  await hall.submit(atWindow('CallNextTicket', '1', { at }));
  const screen = follow(hall);
  expect(screen().board.current?.number).toBe('A001');
  await hall.submit(atWindow('UndoWindowAction', '1', { at }));
  hall.settle();
  expect(screen().board.current).toBeNull();
  expect(screen().board).toEqual(wire(hall.live.boardView()));
  expect(screen().desk).toEqual(wire(hall.live.queueView()));
  await hall.close();
});

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Every name of a member that a message of this shape may have. */
function memberNames({ properties = {}, items, anyOf = [] }: Shape): string[] {
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [...Object.keys(properties), ...inner.flatMap(memberNames)];
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

const boardNames = new Set(memberNames(BoardViewSchema as Shape));
const spokenNames = new Set(memberNames(AnnouncementSchema as Shape));

test('[C-05] no member of a board message is about a person', () => {
  const personal =
    /holder|person|subject|identi|idnumber|birth|^age$|gender|phone$|group|priority|ticket|reason|note$|staff$/i;
  const found = [...boardNames, ...spokenNames].filter((name) => personal.test(name));
  // The telephone is the office's, for complaints.
  expect(found.filter((name) => name !== 'supervisionTelephone')).toEqual([]);
  expect(boardNames.size).toBeGreaterThan(30);
});

test('[C-05] whatever happens in a day, the boards hear of numbers and windows only', async () => {
  const words = [
    ...groups.filter((group) => group !== 'general'),
    '无人应答',
    '已核验证件',
    '等待材料',
    '照顾',
    '分流',
    '休息',
  ];
  const property = fc.asyncProperty(watchedDay, async (day) => {
    const hall = await play({ ...day, alwaysHeard: true }, () => undefined);
    hall.settle();
    const messages: { readonly set: object; readonly announcements: readonly Announcement[] }[] = [
      ...hall.boardChanges,
      { set: hall.live.boardView(), announcements: [] },
    ];
    const text = JSON.stringify(messages);
    expect(
      words.filter((word) => text.includes(`"${word}"`) || (/\p{Script=Han}/u.test(word) && text.includes(word))),
    ).toEqual([]);
    // Neither the vault's names of persons nor the secret names of tickets.
    expect(text.match(/"(person|t)\d+"/g)).toBeNull();
    for (const { set, announcements } of messages) {
      expect(namesIn(set).filter((name) => !boardNames.has(name))).toEqual([]);
      expect(namesIn(announcements).filter((name) => !spokenNames.has(name))).toEqual([]);
    }
    await hall.close();
  });
  await fc.assert(property, { numRuns: 15 });
});
