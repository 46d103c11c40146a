import fastify from 'fastify';
import { expect, test } from 'vitest';
import { bankCardPlugin } from '../plugin.ts';

test('[D-08] [D-27] a card that the wipe cannot get out is told as not wiped; a reader that is not there is not', async () => {
  const plugged = await bankCardPlugin.create({ kind: 'simulated' }, { now: () => 0, dataDir: null });
  const page = fastify();
  plugged.simulator?.addRoutes(page);
  await plugged.device.check();
  const pull = (body: object) => page.inject({ method: 'POST', url: '/simulator/bank-card', body });
  await pull({ card: 'insert' });
  await pull({ wrongLrc: true });
  await expect(plugged.wipe?.()).rejects.toThrow('left in its reader');
  await pull({ wrongLrc: false, unplugged: true });
  await plugged.wipe?.();
  await plugged.close();
});
