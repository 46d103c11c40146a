import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardCall, BoardView } from '../../protocol/views.ts';
import { encodeWav } from '../../queue-server/speech/wav.ts';
import { accessibilityFaults } from './support/axe.ts';
import { type FakeHall, startFakeHall } from './support/fake-hall.ts';
import { letPass } from './support/held-clock.ts';
import { misplacedTexts } from './support/layout.ts';
import { sampleAnnouncement, sampleBoard, sampleCall, sampleNow } from './support/sample-board.ts';
import { setStage } from './support/stage.ts';

const stage = setStage('display-board');
let hall: FakeHall;
let page: Page;

beforeEach(async () => {
  hall = await startFakeHall(stage.pages);
  hall.clip = encodeWav({ sampleRate: 22_050, samples: new Float32Array(22_050 / 4).fill(0.01) });
});

afterEach(async () => {
  await page.context().close();
  await hall.close();
});

async function open(path = '/board/', size = { width: 1920, height: 1080 }): Promise<void> {
  const context = await stage.browser.newContext({ viewport: size });
  page = await context.newPage();
  await page.clock.install();
  await page.addInitScript(recordSounds);
  await page.goto(hall.url + path);
  await page.waitForSelector('.board');
}

/** Notes when each sound starts and ends on the page's audio clock. */
function recordSounds(): void {
  const sounds: { start: number; end: number }[] = [];
  Object.assign(window, { sounds });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
    sounds.push({ start: when, end: when + (this.buffer?.duration ?? 0) });
    start.call(this, when);
  };
}

function sounds(): Promise<{ start: number; end: number }[]> {
  return page.evaluate(() => (window as unknown as { sounds: { start: number; end: number }[] }).sounds);
}

/** Waits until so many sounds have been started, and answers all that were. */
async function soundsOnceThere(count: number): Promise<{ start: number; end: number }[]> {
  await page.waitForFunction((least) => (window as unknown as { sounds: unknown[] }).sounds.length >= least, count);
  return sounds();
}

function boardAfter(call: BoardCall): Partial<BoardView> {
  const { current, recent, windows } = hall.board;
  return {
    current: call,
    recent: [...(current === null ? [] : [current]), ...recent].slice(0, 5),
    windows: windows.map((window) =>
      window.label === call.windowLabel ? { ...window, status: 'serving', number: call.number } : window,
    ),
  };
}

function announce(call: BoardCall): void {
  hall.changeBoard(boardAfter(call), [sampleAnnouncement(call)]);
}

test('[C-01] a call stands on the board within a second: digits of 200 px, window, way, three flashes of a second', async () => {
  await open();
  const sent = Date.now();
  announce(sampleCall('A013', '7'));
  await page.waitForSelector('.current-fresh .current-number:text("A013")');
  expect(Date.now() - sent).toBeLessThan(1000);
  expect(await page.textContent('.current-window')).toBe('7');
  expect(await page.textContent('.current-way')).toContain('请往右手边走');
  const look = await page.evaluate(() => {
    const number = getComputedStyle(document.querySelector('.current-number') as Element);
    const panel = getComputedStyle(document.querySelector('.current') as Element);
    return {
      size: Number.parseFloat(number.fontSize),
      times: panel.animationIterationCount,
      each: panel.animationDuration,
    };
  });
  expect(look.size).toBeGreaterThanOrEqual(200);
  expect(look).toMatchObject({ times: '3', each: '1s' });
});

test('[C-01] several calls at once: all are on the board at once, and each takes the big panel in turn', async () => {
  await open();
  for (const [index, number] of ['A013', 'A014', 'A015'].entries()) announce(sampleCall(number, String(index + 7)));
  await page.waitForSelector('.current-number:text("A013")');
  await page.waitForSelector('.pending td:first-child:text("A015")');
  expect(await page.locator('.pending td:first-child').allTextContents()).toEqual(['A014', 'A015']);
  await letPass(page, 5_500);
  await page.waitForSelector('.current-number:text("A014")');
  await letPass(page, 13_500);
  await page.waitForSelector('.current-number:text("A015")');
  expect(await page.locator('.pending').count()).toBe(0);
});

test('[C-03] a call sounds as chime, words twice and English once; the next call waits its turn', async () => {
  await open();
  announce(sampleCall('A013', '7'));
  announce(sampleCall('A014', '8'));
  expect(await soundsOnceThere(4)).toHaveLength(4);
  await letPass(page, 5_000);
  const heard = await soundsOnceThere(8);
  expect(heard).toHaveLength(8);
  for (const [index, { start }] of heard.entries()) {
    const before = heard[index - 1];
    if (before !== undefined && index !== 4) expect(start - before.end).toBeCloseTo(0.6, 2);
  }
});

test('[C-03] where the server has no voice a call still chimes', async () => {
  hall.clip = null;
  await open();
  announce(sampleCall('A013', '7'));
  expect(await soundsOnceThere(1)).toHaveLength(1);
});

test('[C-10] whatever is spoken stands as text too, calls and notices', async () => {
  await open();
  announce(sampleCall('A013', '7'));
  await page.waitForSelector('[role=status]:text("请 A013 号到 7 号窗口")', { state: 'attached' });
  const text = { zh: '9 号潮汐窗口现已开放。', en: 'Peak-time counter 9 is open now.' };
  hall.changeBoard({}, [{ id: 'n', kind: 'notice', number: null, windowLabel: null, text, audio: [], at: sampleNow }]);
  expect(await page.textContent('.spoken-notice')).toContain(text.zh);
});

test('[C-01] without a sign of life for 12 s the board is dimmed and says 信号中断 and since when', async () => {
  await open();
  hall.silent = true;
  await letPass(page, 13_000);
  await page.waitForSelector('.signal-lost');
  expect(await page.textContent('.signal-lost')).toContain('信号中断 No signal 09:41');
  expect(
    Number(await page.evaluate(() => getComputedStyle(document.querySelector('.calling') as Element).opacity)),
  ).toBeLessThan(0.7);
  expect(await accessibilityFaults(page)).toEqual([]);
  hall.silent = false;
  hall.tick();
  await page.waitForSelector('.signal-lost', { state: 'detached' });
});

test('[C-01] what was called while the line was cut is shown after it, but neither flashed nor spoken', async () => {
  await open();
  hall.cutLines(true);
  announce(sampleCall('A013', '7'));
  announce(sampleCall('A014', '8'));
  hall.cutLines(false);
  await letPass(page, 20_000);
  await page.waitForSelector('.current-number:text-is("A014")');
  expect(await page.locator('.current-fresh').count()).toBe(0);
  expect(await page.locator('tbody td:first-child').first().textContent()).toBe('A013');
  expect(await sounds()).toEqual([]);
  announce(sampleCall('A015', '9'));
  expect(await soundsOnceThere(4)).toHaveLength(4);
});

test('[C-01] a missed update leads to a snapshot, which speaks no old call', async () => {
  await open();
  const before = hall.board;
  hall.board = { ...before, ...boardAfter(sampleCall('A013', '7')), seq: before.seq + 1 };
  announce(sampleCall('A014', '8'));
  await page.waitForSelector('.current-number:text-is("A014")');
  expect(await page.locator('tbody td:first-child').first().textContent()).toBe('A013');
});

test('[C-02] a window screen shows name, number, teller and state, and follows them', async () => {
  await open('/board/?window=3');
  expect(await page.textContent('h1')).toContain('综合受理窗口');
  expect(await page.textContent('.window-number')).toContain('A012');
  expect(await page.textContent('.teller')).toContain('003');
  const states = { paused: '暂停服务', closed: '窗口关闭', closing: '即将关闭', ready: '服务中' } as const;
  for (const [status, words] of Object.entries(states)) {
    const windows = hall.board.windows.map((window) =>
      window.id === '3' ? { ...window, status: status as keyof typeof states, number: null } : window,
    );
    hall.changeBoard({ windows });
    await page.waitForSelector(`.state:has-text("${words}")`);
    expect(await page.textContent('main')).not.toContain('A012');
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test('[C-02] a window screen that hears nothing says 请稍候 and shows no number', async () => {
  await open('/board/?window=3');
  hall.silent = true;
  await letPass(page, 13_000);
  await page.waitForSelector('.state:has-text("请稍候")');
  expect(await page.textContent('main')).not.toContain('A012');
});

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1280, height: 720 },
];
const resting: Partial<BoardView> = {
  service: { state: 'break', until: null, opensAt: sampleNow + 4 * 3_600_000 },
  windows: sampleBoard().windows.map((window) => ({ ...window, status: 'closed', number: null })),
};

const crowded: Partial<BoardView> = {
  lanes: [
    ...sampleBoard().lanes,
    {
      letter: 'E',
      name: { zh: '企业参保', en: 'Employers' },
      waiting: 128,
      estimate: { p50Seconds: 7300, p90Seconds: 9900 },
    },
  ],
  getReady: ['A113', 'Y104', 'A114', 'B105', 'A115', 'A116', 'A117'],
  missed: ['A107', 'A102', 'A103', 'Y101', 'B101', 'B102', 'A110', 'A111', 'B103'],
};

test.each(sizes)(
  '[C-11] at $width×$height everything fits, is readable, and the telephone is in sight',
  async (size) => {
    await open('/board/', size);
    for (const set of [{}, { current: sampleCall('A1012', '11') }, crowded, resting]) {
      hall.changeBoard(set);
      await letPass(page, 500);
      expect(await misplacedTexts(page)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.textContent('.supervision')).toContain('0812-0000000');
    }
    expect(await page.textContent('.resting')).toContain('13:41 开始取号');
    await page.goto(`${hall.url}/board/?window=10`);
    await page.waitForSelector('.over-window');
    expect(await misplacedTexts(page)).toEqual([]);
  },
);

const shortNotice = { zh: '9 号潮汐窗口现已开放。', en: 'Peak-time counter 9 is open now.' };
const longNotice = {
  zh: '3 号窗口暂停服务，在 3 号窗口等候的群众请留意大屏幕和广播，改由 5 号窗口按原来的顺序依次呼叫，不用重新取号，也不会多等，如有疑问请到一楼导办台。',
  en: 'Counter 3 has paused. If you waited for it, watch the board and listen: counter 5 calls you in the same order. You need no new ticket. The guidance desk on the ground floor answers questions.',
};

/** Where everything around the list of calls stands, and what the words of a notice lie upon. */
function aroundNotice(): Promise<{ places: number[]; covered: string[] }> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.current, .panel, .bottom')].map((one) => one.getBoundingClientRect());
    const notice = document.querySelector('.spoken-notice')?.getBoundingClientRect();
    const covered = [...document.querySelectorAll('main .current, main .panel, main tr, footer')].filter((one) => {
      const box = one.getBoundingClientRect();
      if (notice === undefined) return false;
      const isBeside = box.right <= notice.left || box.left >= notice.right;
      return !isBeside && box.bottom > notice.top + 1 && box.top < notice.bottom - 1;
    });
    return { places: boxes.map(({ top }) => Math.round(top)), covered: covered.map((one) => one.className) };
  });
}

test.each(sizes)(
  '[C-10] [C-01] at $width×$height what is spoken makes room for itself: short, long or two at once, it covers and moves nothing',
  async (size) => {
    const say = (id: string, text: typeof shortNotice) =>
      hall.changeBoard({}, [{ id, kind: 'notice', number: null, windowLabel: null, text, audio: [], at: sampleNow }]);
    await open('/board/', size);
    const { places } = await aroundNotice();
    const cases = [[shortNotice], [longNotice], [shortNotice, longNotice]];
    for (const [index, texts] of cases.entries()) {
      for (const [place, text] of texts.entries()) say(`${index}-${place}`, text);
      for (const { zh, en } of texts) {
        await page.locator('.spoken-notice', { hasText: zh }).waitFor();
        expect(await page.textContent('.spoken-notice')).toContain(en);
      }
      expect(await aroundNotice()).toEqual({ places, covered: [] });
      expect(await page.locator('tbody tr').first().textContent()).toContain('B004');
      expect(await misplacedTexts(page)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await letPass(page, 21_000);
      await page.locator('.spoken-notice').waitFor({ state: 'detached' });
      expect(await page.locator('tbody tr').count()).toBe(5);
      // The page's clock ran ahead of the hall's ticks.
      hall.tick();
      await page.locator('.board:not(.stale)').waitFor();
    }
  },
);

/** The most that a text may have (protocol/text.ts). */
const longest = {
  zh: `${'因系统维护，三号窗口暂停服务，请留意大屏幕和广播。'.repeat(16).slice(0, 397)}完毕。`,
  en: `${'Counter three has paused; please watch the board and listen. '.repeat(10).slice(0, 596)}End.`,
};

/** Whether the last words of both languages are to be seen now, within their box. */
function endsInSight(place = '.spoken-notice'): Promise<boolean[]> {
  return page.evaluate((selector) => {
    const box = document.querySelector(`${selector} .paged`)?.getBoundingClientRect();
    return [...document.querySelectorAll(`${selector} .paged .both > span`)].map((one) => {
      const end = [...one.getClientRects()].at(-1);
      if (box === undefined || end === undefined) return false;
      return end.left >= box.left - 1 && end.right <= box.right + 1 && end.bottom <= box.bottom + 1;
    });
  }, place);
}

test.each(sizes)(
  '[C-10] at $width×$height no word of the longest notices is cut: they turn their pages while they stand',
  async (size) => {
    await open('/board/', size);
    const { places } = await aroundNotice();
    for (const kind of ['notice', 'emergency'] as const) {
      const texts = kind === 'notice' ? [longest, { ...longest, zh: `又：${longest.zh.slice(2)}` }] : [longest];
      const announcements = texts.map((text, index) => ({
        ...{ id: `${kind}-${index}`, kind, number: null, windowLabel: null, text, audio: [], at: sampleNow },
      }));
      hall.changeBoard({}, announcements);
      await page.locator(kind === 'emergency' ? '.urgent' : '.paged-count').waitFor();
      const seen = (await endsInSight()).map(() => false);
      for (let turn = 0; turn < 16; turn++) {
        for (const [index, inSight] of (await endsInSight()).entries()) seen[index] ||= inSight;
        if (kind === 'notice') expect(await aroundNotice()).toEqual({ places, covered: [] });
        await letPass(page, 4_000);
        hall.tick();
      }
      expect(seen).toEqual(seen.map(() => true));
      expect(seen).toHaveLength(texts.length * 2);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  },
);

test.each(sizes)(
  '[C-11] at $width×$height a notice of the hall may be long: it turns its pages in its place, and the next one follows',
  async (size) => {
    await open('/board/', size);
    const short = { zh: '本大厅所有事项免费办理。', en: 'All services in this hall are free of charge.' };
    hall.changeBoard({ ...crowded, notices: [longest, short] });
    await page.locator('.notices .paged-count').waitFor();
    expect(await sizeOf('.bottom')).toBeLessThanOrEqual(size.height / 9);
    let steps = 0;
    const seen = [false, false];
    while ((await page.locator('.notices', { hasText: short.zh }).count()) === 0) {
      const inSight = await endsInSight('.notices');
      for (const index of seen.keys()) seen[index] ||= inSight[index] === true;
      const outside = (await misplacedTexts(page)).filter((words) => !`${longest.zh} ${longest.en}`.includes(words));
      expect(outside).toEqual([]);
      // The page's clock goes on by itself as well: no page may turn unseen.
      await letPass(page, 3_000);
      hall.tick();
      expect(++steps).toBeLessThan(60);
    }
    expect(seen).toEqual([true, true]);
    await letPass(page, 10_000);
    await page.locator('.notices', { hasText: '因系统维护' }).waitFor();
  },
);

async function sizeOf(selector: string): Promise<number> {
  return (await page.locator(selector).boundingBox())?.height ?? 0;
}

test('[C-10] a notice behind several calls still stands when its words are spoken', async () => {
  hall.clip = encodeWav({ sampleRate: 22_050, samples: new Float32Array(22_050 * 3).fill(0.01) });
  await open();
  for (const [index, number] of ['A013', 'A014', 'A015'].entries()) announce(sampleCall(number, String(index + 7)));
  const audio = [{ language: 'zh' as const, url: '/api/v1/speech/notice-zh' }];
  const text = shortNotice;
  hall.changeBoard({}, [{ id: 'n', kind: 'notice', number: null, windowLabel: null, text, audio, at: sampleNow }]);
  // Three calls of twelve seconds each come first; chime and words of a call are four sounds.
  for (let call = 1; call <= 3; call++) {
    await soundsOnceThere(call * 4);
    await letPass(page, 14_000);
    hall.tick();
  }
  await soundsOnceThere(15);
  await letPass(page, 12_000);
  await page.locator('.spoken-notice', { hasText: shortNotice.zh }).waitFor();
  await letPass(page, 9_000);
  await page.locator('.spoken-notice').waitFor({ state: 'detached' });
});

test('[C-10] an emergency has the board to itself, and a notice that was being spoken stands again after it', async () => {
  await open();
  const say = (kind: 'notice' | 'emergency', text: typeof shortNotice) =>
    hall.changeBoard({}, [{ id: kind, kind, number: null, windowLabel: null, text, audio: [], at: sampleNow }]);
  say('emergency', { zh: '请从最近的出口离开。', en: 'Leave by the nearest exit.' });
  await page.locator('.urgent', { hasText: '请从最近的出口离开' }).waitFor();
  await letPass(page, 15_000);
  say('notice', shortNotice);
  await letPass(page, 1_000);
  expect(await page.locator('.spoken-notice').allTextContents()).toHaveLength(1);
  await letPass(page, 5_000);
  await page.locator('.calls-place .spoken-notice', { hasText: shortNotice.zh }).waitFor();
  expect(await page.locator('.urgent').count()).toBe(0);
});

test('[C-10] where the browser forbids sound the board says so, and shows calls all the same', async () => {
  const context = await stage.browser.newContext();
  page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
  });
  await page.goto(`${hall.url}/board/`);
  await page.waitForSelector('.sound-hint');
  announce(sampleCall('A013', '7'));
  await page.waitForSelector('.current-number:text("A013")');
});

test('[C-01] a board that starts while the server is away comes from its own store, and fills when it is back', async () => {
  const context = await stage.browser.newContext();
  page = await context.newPage();
  await page.goto(`${hall.url}/board/`);
  await page.waitForSelector('.board');
  await page.evaluate(() => navigator.serviceWorker.ready);
  hall.cutLines(true);
  await page.reload();
  await page.waitForSelector('.waiting');
  hall.cutLines(false);
  await page.waitForSelector('.board');
});

test.each([
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
])(
  '[B-15] [C-05] at $width×$height numbers that were moved stand in a row of their own, a few at a time, and go again',
  async (size) => {
    const numbers = ['A031', 'A032', 'A034', 'A035', 'A036', 'A038', 'A040', 'A041'];
    await open('/board/', size);
    hall.changeBoard({ moves: [{ numbers, windows: ['5'], direction: 'right', at: sampleNow }] });
    await page.locator('.moved', { hasText: '改到' }).waitFor();
    const seen = new Set<string>();
    // The row goes on by its own clock as well, while it is looked at: what was missed comes again.
    while (seen.size < numbers.length) {
      const shown = await page.locator('.moved-numbers li').allTextContents();
      expect(shown.length).toBeLessThan(numbers.length);
      for (const number of shown) seen.add(number);
      expect(await misplacedTexts(page)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await letPass(page, 5_000);
    }
    expect([...seen].sort()).toEqual(numbers);
    hall.changeBoard({ moves: [{ numbers: ['B007'], windows: [], direction: null, at: sampleNow }] });
    await page.locator('.moved', { hasText: '改由其他窗口呼叫' }).waitFor();
    expect(await misplacedTexts(page)).toEqual([]);
    hall.changeBoard({ moves: [] });
    await page.locator('.notices').waitFor();
  },
);
