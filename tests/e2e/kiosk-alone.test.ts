import { expect, test } from 'vitest';
import { letPass } from './support/held-clock.ts';
import { chooseItem, openKiosk, shownNumber, startAgent, touch, tracesIn } from './support/kiosk-page.ts';
import { startHall } from './support/running-hall.ts';
import { setStage } from './support/stage.ts';

const stage = setStage('kiosk');

test('the server away: the kiosk starts from its service worker, shows the items, and says plainly that it cannot issue', async () => {
  const hall = await startHall(stage.pages);
  const { page, close } = await openKiosk(stage.browser, hall, { offline: 'with-service-worker' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The second load is under the worker's control and lets it keep the hall's facts.
  await page.reload();
  await page.getByText('网络正常').waitFor();
  await touch(page, /取号办理/);
  await touch(page, /养老保险服务/);
  await page.waitForFunction(async () => {
    const kept = await (await caches.open('kiosk-hall-facts')).keys();
    const paths = kept.map(({ url }) => new URL(url).pathname);
    return ['/api/v1/catalogue', '/api/v1/halls/demo'].every((path) => paths.includes(path));
  });

  await hall.close();
  await page.reload();
  await page.getByRole('heading', { name: '您好，请选择要办理的事项' }).waitFor();
  await page.getByText('网络中断').waitFor();
  await chooseItem(page);
  await page.locator('.take .button-primary').click();
  await page.getByRole('heading', { name: '现在连不上大厅系统' }).waitFor();
  await page.getByText('工作人员会为您安排').waitFor();
  await close();
});

test('a ticket whose answer is lost on the way is taken once: the second try brings the same number', async () => {
  const hall = await startHall(stage.pages);
  const { page, close } = await openKiosk(stage.browser, hall);
  let lost = 0;
  await page.route(/\/halls\/demo\/tickets$/, async (route) => {
    lost += 1;
    if (lost > 3) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await chooseItem(page);
  await touch(page, '取号');
  await page.getByRole('heading', { name: '刚才没有连上大厅系统' }).waitFor();
  await touch(page, '再试一次');
  expect(await shownNumber(page)).toBe('A001');
  await close();
  await hall.close();
});

test('[D-27] [Q-06] nobody there: a warning with one touch to go on, then nothing of the person is left', async () => {
  const agent = await startAgent();
  const hall = await startHall(stage.pages, { AGENT_ORIGINS: agent.url });
  agent.trust(hall);
  const { page, close } = await openKiosk(stage.browser, hall, { agent, heldClock: true });
  await agent.insert('migrant-female-34');
  await touch(page, /说不清办哪件事/);
  await page.getByText('测**，您好').waitFor();
  await letPass(page, 61_000);
  await page.getByRole('heading', { name: '您还在吗？' }).waitFor();
  await touch(page, '我还在，继续');
  await page.getByText('测**，您好').waitFor();

  await letPass(page, 61_000);
  await page.getByRole('heading', { name: '您还在吗？' }).waitFor();
  await letPass(page, 31_000);
  await page.getByRole('heading', { name: '请取走您的卡' }).waitFor();
  const traces = await tracesIn(page);
  for (const trace of ['测*', '测试', '510499']) expect(traces).not.toContain(trace);
  await close();
  await agent.close();
  await hall.close();
});

test('[N-06] a kiosk that the server no longer knows pairs anew', async () => {
  const first = await startHall(stage.pages);
  const { page, close } = await openKiosk(stage.browser, first);
  await page.evaluate(() => {
    const device = JSON.parse(localStorage.getItem('tidehall.device.kiosk') ?? '{}');
    localStorage.setItem('tidehall.device.kiosk', JSON.stringify({ ...device, token: 'revoked' }));
  });
  await page.reload();
  await page.waitForFunction(() => !localStorage.getItem('tidehall.device.kiosk')?.includes('revoked'));
  await page.getByText('网络正常').waitFor();
  await chooseItem(page);
  await touch(page, '取号');
  expect(await shownNumber(page)).toBe('A001');
  await close();
  await first.close();
});
