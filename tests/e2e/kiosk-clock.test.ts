import { expect, test } from 'vitest';
import type { DeskView } from '../../protocol/devices-api.ts';
import { signIn } from '../support/client.ts';
import { openConsole, signIn as signInAt, withoutComplaints } from './support/staff-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const dayMs = 86_400_000;
const stage = setStage('kiosk', 'staff-console');
const set = setKiosk(stage, undefined, { clockAheadMs: dayMs });

test('[B-17] [D-23] a kiosk whose PC is a day ahead goes by the server’s clock, and staff see that it is off', async () => {
  const { hall, kiosk } = set;
  await kiosk.page.locator('.hall-clock', { hasText: '5月6日' }).waitFor();
  const manager = await signIn(hall, 'manager');
  const clocks = async () => {
    const { body } = await manager.get<DeskView>('/halls/demo/devices');
    return body.devices.flatMap(({ condition, parts }) =>
      parts.filter(({ part }) => part === 'clock').map(({ state }) => [condition, state]),
    );
  };
  await expect.poll(clocks, { timeout: 15_000 }).toEqual([['attention', 'clock-off']]);

  const staff = await openConsole(stage.browser, hall, { path: '/staff/devices' });
  await signInAt(staff.page, 'manager', hall.passwordOf('manager'));
  await staff.page.getByText('本机时钟与服务器相差 5 秒以上').first().waitFor();
  await withoutComplaints(staff);
});

const limit = { timeout: 60_000 };

test(
  '[B-17] until the server’s time is heard the kiosk’s clock is an empty place, not what the PC says',
  limit,
  async () => {
    const { page } = set.kiosk;
    let isCut = true;
    await page.routeWebSocket(/\/socket\.io\//, (socket) => {
      if (isCut) void socket.close();
      else socket.connectToServer();
    });
    await page.reload();
    // Everything else is there: the name of the hall comes by another way.
    await page.locator('.top-hall', { hasText: '大厅' }).waitFor();
    const clock = page.locator('.hall-clock');
    const empty = await clock.boundingBox();
    expect(await clock.textContent()).toBe('');
    isCut = false;
    await clock.getByText('5月6日').waitFor();
    const filled = await clock.boundingBox();
    expect(empty).toEqual(filled);
  },
);
