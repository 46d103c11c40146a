import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { DeskView } from '../../protocol/devices-api.ts';
import { demoPassword } from '../../queue-server/demo/introduce-demo.ts';
import { signIn as signInByApi } from '../support/client.ts';
import { accessibilityFaults } from './support/axe.ts';
import { letPass } from './support/held-clock.ts';
import { sizeFaults } from './support/kiosk-measures.ts';
import { openKiosk, touch, tracesIn } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const stage = setStage('kiosk');
const set = setKiosk(stage, undefined, { fitting: 'full', camera: 'allowed' });
const pictures = fileURLToPath(new URL('../../test-results/kiosk-maintenance', import.meta.url));
const limit = { timeout: 90_000 };
const sizes = [
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
] as const;

beforeAll(() => mkdir(pictures, { recursive: true }));

const keep = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

/** Counts live tracks and object URLs, from the page's own beginning. */
async function countHeld(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = { tracks: [] as MediaStreamTrack[], urls: new Set<string>() };
    Object.assign(window, { held });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish);
      held.tracks.push(...stream.getTracks());
      return stream;
    };
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (thing) => {
      const url = createObjectURL(thing);
      held.urls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      held.urls.delete(url);
      revokeObjectURL(url);
    };
  });
  await page.reload();
}

const stillHeld = (page: Page) =>
  page.evaluate(() => {
    const { held } = window as unknown as { held: { tracks: MediaStreamTrack[]; urls: Set<string> } };
    return { live: held.tracks.filter(({ readyState }) => readyState === 'live').length, urls: held.urls.size };
  });

async function knock(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#devices';
  });
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
}

async function signIn(page: Page, name: string, password: string = demoPassword): Promise<void> {
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(password);
  await touch(page, /^登录$/);
}

async function open(page: Page): Promise<void> {
  await knock(page);
  await signIn(page, 'manager');
  await page.getByText('工号 M001').waitFor();
}

test('[D-23] only for staff with devices: others are refused, and no session is left at the kiosk', limit, async () => {
  const { page, context } = set.kiosk;
  await page.getByText('网络正常').waitFor();
  await touch(page, /取号办理/);
  await page.locator('.hall-clock').dispatchEvent('pointerdown');
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
  await keep(page, 'gate-1920');
  await signIn(page, 'manager', 'wrong-password');
  await page.getByText('用户名或密码不正确').waitFor();
  await signIn(page, 'teller1');
  await page.getByText('您的岗位不能维护设备').waitFor();
  expect(await page.locator('.parts').count()).toBe(0);
  // a visitor who came there by chance finds the own screen as it was
  await touch(page, '返回');
  await page.locator('.page-themes').waitFor();
  await open(page);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('tidehall_session');
  await touch(page, '结束维护');
  await page.locator('.page-home').waitFor();
});

test(
  '[D-01] [D-23] every part with its state and what can be tried, upright and at 1280 x 800, in both languages',
  limit,
  async () => {
    const { page } = set.kiosk;
    await open(page);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const language of ['zh', 'en'] as const) {
        await page.locator('.part').nth(11).waitFor();
        await keep(page, `parts-${size.width}-${language}`);
        expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.locator('.maintenance .switch').click();
      }
    }
    await touch(page, '结束维护');
    for (const size of sizes) {
      await page.setViewportSize(size);
      await knock(page);
      await keep(page, `gate-${size.width}`);
      expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await touch(page, '返回');
    }
  },
);

test('[D-06] [D-07] [D-11] slip, page and lights are tried, and a fault has its name', limit, async () => {
  const { page } = set.kiosk;
  const { agent } = set;
  await open(page);
  await touch(page, '打印自检单');
  await page.getByText('打印完成，请看纸面').waitFor();
  expect(await agent.sheets()).toBe(1);
  await touch(page, '打印测试页');
  await page.getByText('打印完成，请看纸面').waitFor({ timeout: 60_000 });
  await agent.pull({ paperOut: true });
  await touch(page, '打印自检单');
  await page.getByText('没有成功：缺纸').waitFor();
  await keep(page, 'slip-without-paper');
  await touch(page, '逐个点亮');
  await page.getByText('灯带逐个闪亮').waitFor();
  await page.getByText('已走完一圈').waitFor();
  await agent.string('power', { supply: 'low' });
  await page.locator('.power-banner').waitFor();
  await keep(page, 'power-soon');
  await touch(page, '打印测试页');
  await page.getByText('本机即将停机，先不打印').waitFor();
});

test(
  '[D-02] [D-10] a card is read masked, a code is named, and neither reaches the visitors’ screens',
  limit,
  async () => {
    const { page } = set.kiosk;
    const { agent } = set;
    await open(page);
    await page.locator('.part', { hasText: '身份证阅读器' }).getByRole('button').click();
    await agent.insert('elder82-female');
    await page.getByText('读到了：测**，5104**********0022').waitFor();
    await keep(page, 'card-read');
    expect(await page.content()).not.toContain('510499194403070022');
    await agent.lift();
    await touch(page, '试扫码');
    await agent.scan({ text: 'YW-20260506-000123' });
    await page.getByText('读到了：业务回单').waitFor();
    await touch(page, '结束维护');
    await page.locator('.page-home').waitFor();
    expect(await tracesIn(page)).not.toMatch(/测\*|5104|000123/);
  },
);

test(
  '[D-05] [D-17] [D-27] camera and signature: tried, and after the wipe nothing of them is left',
  limit,
  async () => {
    const { page } = set.kiosk;
    await countHeld(page);
    await page.getByText('网络正常').waitFor();
    await open(page);
    await touch(page, '试拍照');
    await touch(page, /^拍照$/);
    await page.getByAltText('刚拍的照片').waitFor();
    await keep(page, 'camera-taken');
    expect(await stillHeld(page)).toEqual({ live: 0, urls: 1 });
    await touch(page, '重拍');
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await keep(page, 'camera-live');
    expect(await stillHeld(page)).toEqual({ live: 1, urls: 0 });
    await touch(page, '结束维护');
    await page.locator('.page-home').waitFor();
    expect(await stillHeld(page)).toEqual({ live: 0, urls: 0 });
    expect(await page.locator('video, canvas').count()).toBe(0);

    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page);
    await touch(page, '试签名');
    await touch(page, '确认签名');
    await page.getByText('还没有签名').waitFor();
    const box = await page.locator('.signature-canvas').boundingBox();
    if (box === null) throw new Error('there is no box to sign in');
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.click(...at(0.5, 0.5));
    await touch(page, '确认签名');
    await page.getByText('签名太小').waitFor();
    await page.mouse.move(...at(0.2, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.7), { steps: 12 });
    // the pointer is lost in mid stroke: what is there stays, the next stroke begins anew
    await page.locator('.signature-canvas').dispatchEvent('pointercancel', { pointerId: 1 });
    await page.mouse.up();
    await page.mouse.move(...at(0.6, 0.2));
    await page.mouse.down();
    await page.mouse.move(...at(0.7, 0.8), { steps: 12 });
    await page.mouse.up();
    await keep(page, 'signature-1280');
    await touch(page, '确认签名');
    await page.getByText('签名正常（2 笔），已经清除').waitFor();
    await touch(page, '结束维护');
    await page.locator('.page-home').waitFor();
    expect(await page.locator('video, canvas').count()).toBe(0);
  },
);

test(
  '[D-23] [D-27] staff who came from English and elder mode are warned, stay by one touch, and leave a kiosk as delivered',
  limit,
  async () => {
    const { page, close } = await openKiosk(stage.browser, set.hall, { agent: set.agent, heldClock: true });
    try {
      await page.locator('.switch-elder').click();
      await page.locator('.switch').first().click();
      await page.evaluate(() => {
        location.hash = '#devices';
      });
      await page.getByLabel('Name', { exact: true }).fill('manager');
      await page.getByLabel('Password').fill(demoPassword);
      await touch(page, /^Sign in$/);
      await page.getByText('Staff M001').waitFor();
      await letPass(page, 270_000);
      await page.getByRole('heading', { name: 'Are you still at work?' }).waitFor();
      await keep(page, 'still-at-work');
      expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
      await touch(page, /^Go on$/);
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      await letPass(page, 270_000);
      await page.getByRole('heading', { name: 'Are you still at work?' }).waitFor();
      await letPass(page, 30_000);
      await page.locator('.page-home').waitFor();
      expect(await page.locator('.kiosk-root[data-elder]').count()).toBe(0);
      await page.getByRole('button', { name: /取号办理/ }).waitFor();
    } finally {
      await close();
    }
  },
);

test('[D-05] a camera that is refused is said in calm words with another way', limit, async () => {
  const refusing = await openKiosk(stage.browser, set.hall, { agent: set.agent });
  try {
    await open(refusing.page);
    await touch(refusing.page, '试拍照');
    await refusing.page.getByText('没有打开摄像头。不拍照也可以办。').waitFor();
    await refusing.page.getByText('群众可改用读卡或到窗口办理').waitFor();
    await keep(refusing.page, 'camera-refused');
  } finally {
    await refusing.close();
  }
});

test(
  '[D-06] [D-27] a document that is half printed when the session ends is cancelled, not finished for the next',
  limit,
  async () => {
    const { page } = set.kiosk;
    const { agent } = set;
    await open(page);
    await agent.string('document-printer', { neverBegins: true });
    const ended = page.waitForResponse((response) => response.url().includes('/documents/print'));
    await touch(page, '打印测试页');
    await expect.poll(async () => (await agent.simulators()).documentPrinter?.jobs, { timeout: 10_000 }).toBe(1);
    const wiped = page.waitForResponse((response) => response.url().endsWith('/session/wipe'));
    await touch(page, '结束维护');
    await page.locator('.page-home').waitFor();
    expect(await (await wiped).json()).toEqual({ failed: [] });
    expect(await (await ended).json()).toMatchObject({ phase: 'cancelled' });
    await agent.string('document-printer', { neverBegins: false });
    expect((await agent.simulators()).documentPrinter?.pages).toBe(0);
  },
);

test(
  '[D-27] devices that cannot be told that a visitor has gone never hold the screen up, and staff see it as a fault',
  limit,
  async () => {
    const { page } = set.kiosk;
    const manager = await signInByApi(set.hall, 'manager');
    const parts = async () => {
      const { body } = await manager.get<DeskView>('/halls/demo/devices');
      return body.devices.flatMap((device) => device.parts).filter(({ state }) => state !== 'ok');
    };
    await page.route(/\/session\/wipe$/, (route) => route.abort());
    await touch(page, /取号办理/);
    await touch(page, '首页');
    await page.locator('.page-home').waitFor();
    await expect.poll(parts, { timeout: 5_000 }).toMatchObject([{ part: 'agent', state: 'fault' }]);
    await page.unroute(/\/session\/wipe$/);
    await touch(page, /取号办理/);
    await touch(page, '首页');
    await expect.poll(parts, { timeout: 5_000 }).toEqual([]);
  },
);
