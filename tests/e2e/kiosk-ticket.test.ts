import { expect, test } from 'vitest';
import type { StaffQueueView } from '../../protocol/views.ts';
import { signIn } from '../support/client.ts';
import { chooseItem, shownNumber, touch, tracesIn } from './support/kiosk-page.ts';
import type { RunningHall } from './support/running-hall.ts';
import { setKiosk, setStage } from './support/stage.ts';

const set = setKiosk(setStage('kiosk'));

test('[B-01] without a card: three touches to the item, one to the ticket, and it is printed', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  await touch(page, '没带卡，直接取号');
  expect(await shownNumber(page)).toBe('A001');
  await page.getByText('请取走号票').waitFor();
  expect(await set.agent.sheets()).toBe(1);
  await touch(page, '办好了');
  await page.getByRole('heading', { name: '请拿好号票' }).waitFor();
  expect(await tracesIn(page)).not.toContain('A001');
});

test('[A-05] the card first: a person of 82 has the ticket two touches after it, and in the priority line', async () => {
  const { page } = set.kiosk;
  await set.agent.insert('elder82-female');
  await touch(page, /说不清办哪件事/);
  await page.getByText('测**，您好。卡已读取').waitFor();
  await touch(page, /^取号$/);
  expect(await shownNumber(page)).toBe('Y001');
});

test('[B-12] the same card again: 您已取号, one touch prints it again, and no second number is made', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  await set.agent.insert('farmer-male-56');
  expect(await shownNumber(page)).toBe('A001');
  await page.getByText('请取走号票').waitFor();
  await set.agent.lift();
  await touch(page, '下一位请点这里');
  await chooseItem(page);
  await set.agent.insert('farmer-male-56');
  await page.getByRole('heading', { name: '您已取号 A001，是否补打？' }).waitFor();
  await touch(page, '补打号票');
  expect(await shownNumber(page)).toBe('A001');
  await page.getByText('请取走号票').waitFor();
  expect(await set.agent.sheets()).toBe(2);
});

test('[D-07] [B-11] paper ends in mid ticket: the number stays, says where to print it, and comes after the refill', async () => {
  const { page } = set.kiosk;
  await set.agent.pull({ failNext: { trouble: 'paper-out', afterMm: 30 } });
  await chooseItem(page);
  await touch(page, '没带卡，直接取号');
  expect(await shownNumber(page)).toBe('A001');
  await page.getByText('号码有效，请拍照或记住').waitFor();
  await page.getByText('纸张用完，正在通知工作人员').waitFor();
  // No other kiosk is here to be named.
  await page.getByText('请到咨询引导服务台，工作人员会帮您记下号码。').waitFor();
  await set.agent.pull({ refill: true });
  await touch(page, '再打一次');
  await page.getByText('请取走号票').waitFor();
  expect(await shownNumber(page)).toBe('A001');
});

test('[D-27] lifting the card in the middle leaves nothing of the person', async () => {
  const { page } = set.kiosk;
  await set.agent.insert('veteran-male-37');
  await touch(page, /养老保险服务/);
  await set.agent.lift();
  await page.getByRole('heading', { name: '卡已取走，您的信息已清除' }).waitFor();
  const traces = await tracesIn(page);
  for (const trace of ['测*', '测试', '510499', '19880801']) expect(traces).not.toContain(trace);
  await touch(page, '下一位请点这里');
  await page.getByRole('heading', { name: '您好，请选择要办理的事项' }).waitFor();
});

test('a ticket is found by its card and given up', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  await set.agent.insert('clerk-female-35');
  await page.getByText('请取走号票').waitFor();
  await set.agent.lift();
  await touch(page, '下一位请点这里');
  await touch(page, /我的号票/);
  await set.agent.insert('clerk-female-35');
  await touch(page, '不办了，取消这个号');
  await page.getByText('确定取消 A001 吗').waitFor();
  await touch(page, '确定取消');
  await page.getByRole('heading', { name: '今天还没有您的号票' }).waitFor();
});

test('[D-27] nothing of the agent’s token stays in the address', async () => {
  expect(set.kiosk.page.url()).toBe(`${set.hall.url}/kiosk/`);
});

test('[A-06] a call for help reaches staff in under 2 s, and their answer the kiosk', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  const pressed = Date.now();
  await touch(page, '呼叫工作人员');
  await page.getByRole('heading', { name: '已通知工作人员，请在这里稍等' }).waitFor();
  expect(Date.now() - pressed).toBeLessThan(2_000);
  await acknowledgeHelp(set.hall);
  await page.getByRole('heading', { name: '工作人员马上就来' }).waitFor();
  await touch(page, '知道了');
  await page.getByText('本项服务免费').waitFor();
});

test('English from home to ticket, and the next visitor begins in Chinese', async () => {
  const { page } = set.kiosk;
  await touch(page, 'English');
  await touch(page, /Find a matter/);
  await page.getByRole('button', { name: 'P', exact: true }).click();
  await touch(page, 'Apply for an employee pension at the normal age');
  await touch(page, 'No card: take a ticket');
  await page.getByText('Please take your ticket').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await touch(page, 'Done');
  await touch(page, 'Next visitor: touch here');
  await page.getByRole('heading', { name: '您好，请选择要办理的事项' }).waitFor();
});

/** As guidance staff do at their tablet. */
async function acknowledgeHelp(at: RunningHall): Promise<void> {
  const guide = await signIn(at, 'guide1');
  const queue = await guide.get<StaffQueueView>('/halls/demo/queue');
  expect(queue.body.help.map(({ screen }) => screen)).toEqual(['confirm']);
  const answer = await guide.post(`/halls/demo/help/${queue.body.help[0]?.id}/acknowledge`);
  expect(answer.status).toBe(200);
}
