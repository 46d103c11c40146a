import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { type RunningAgent, startAgent } from './support/kiosk-page.ts';
import { type RunningHall, startHall } from './support/running-hall.ts';
import { openConsole, settled, signIn, withoutComplaints } from './support/staff-page.ts';
import { setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const size = { width: 1280, height: 800 };
let agent: RunningAgent;
let hall: RunningHall;
beforeEach(async () => {
  agent = await startAgent('full');
  hall = await startHall(stage.pages, { AGENT_ORIGINS: agent.url });
  agent.trust(hall);
});
afterEach(async () => {
  await agent?.close();
  await hall?.close();
});

async function giveAgent(page: Page, url: string, token: string): Promise<void> {
  await page.getByRole('button', { name: /设备设置|全部设备与设置/ }).click();
  await page.locator('wa-input[name=agent-url] input').fill(url);
  await page.locator('wa-input[name=agent-token] input').fill(token);
  await page.locator('wa-dialog wa-button', { hasText: '保存并检查' }).click();
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
}

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
}

test('[D-19] the devices of a counter are checked at sign-in; without a must-have one the window opens all the same', async () => {
  const staff = await openConsole(stage.browser, hall, size);
  const { page } = staff;
  await signIn(page, 'teller1', hall.passwordOf('teller1'));
  await page.getByText('这台电脑未设置外设服务').waitFor();
  await giveAgent(page, agent.url, agent.token);
  const card = page.locator('.counter-card');
  await card.locator('li', { hasText: '身份证阅读器' }).getByText('正常').waitFor();
  await card.locator('.chip', { hasText: '正常' }).waitFor();
  await fits(page);

  await agent.string('document-printer', { paperOut: true });
  await card.locator('li', { hasText: 'A4 打印机' }).getByText('缺纸').waitFor();
  await card.getByText('现在不能打印').waitFor();
  await card.getByText('不用这些设备的业务照常办理').waitFor();
  await fits(page);

  await page.getByRole('button', { name: /^4/ }).click();
  await page.getByRole('heading', { name: '4 号窗口' }).waitFor();
  await card.getByText('现在不能打印，其他业务照常办理。').waitFor();
  await fits(page);
  await page.getByRole('button', { name: 'English' }).click();
  await card.getByText('No printing now').waitFor();
  await fits(page);
  await agent.string('document-printer', { paperOut: false });
  await card.locator('.chip', { hasText: 'all well' }).waitFor();
  await withoutComplaints(staff);
});

test('[D-19] a wrong token is said; the keys of the terminal rest while the devices are set; the right one is kept', async () => {
  const number = await hall.issue();
  const staff = await openConsole(stage.browser, hall, size);
  const { page } = staff;
  await signIn(page, 'teller1', hall.passwordOf('teller1'));
  await page.getByRole('button', { name: /^4/ }).click();
  await giveAgent(page, agent.url, 'a-wrong-token');
  await page.getByText('外设服务不认识这个口令').waitFor();
  await page.getByText('现在不能刷卡、打印、扫码、输密码').waitFor();
  await giveAgent(page, agent.url, agent.token);
  await page.locator('.counter-card .chip', { hasText: '正常' }).waitFor();
  await page.getByRole('button', { name: '全部设备与设置' }).click();
  await page.locator('wa-dialog li', { hasText: '扫码器' }).waitFor();
  await fits(page);
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await page.locator('.queue-row', { hasText: number }).count()).toBe(1);

  await page.reload();
  await page.locator('.counter-card .chip', { hasText: '正常' }).waitFor();
  expect(await page.content()).not.toContain(agent.token);
  await withoutComplaints(staff);
});

test('[D-19] an agent that goes away is said, and its token given in the address leaves no trace there', async () => {
  const path = `/staff/#agent=${agent.url}&token=${agent.token}`;
  const staff = await openConsole(stage.browser, hall, { ...size, path });
  const { page } = staff;
  expect(page.url()).not.toContain(agent.token);
  await signIn(page, 'teller1', hall.passwordOf('teller1'));
  await page.locator('.counter-card li', { hasText: '扫码器' }).waitFor();
  await agent.close();
  await page.getByText('连不上本机的外设服务').waitFor();
  await page.getByText('现在不能刷卡').waitFor();
  await fits(page);
  await staff.close();
});
