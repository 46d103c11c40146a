import { expect, test } from 'vitest';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { startTestAgent } from './test-agent.ts';

test('[D-07] [B-11] paper out in mid ticket at one kiosk, reprinted at another as 补打 1', async () => {
  const first = await startTestAgent();
  const second = await startTestAgent();
  await first.call('/simulator/printer', { failNext: { trouble: 'paper-out', afterMm: 60 } });
  const failed = await first.call('/tickets/print', { printId: 'p-1', slip: exampleSlip });
  expect(await failed.json()).toEqual({ outcome: 'failed', state: 'paper-out' });
  const { parts } = await (await first.call('/status')).json();
  expect(parts[0]).toMatchObject({ part: 'ticket-printer', state: 'paper-out' });

  const printed = await second.call('/tickets/print', { printId: 'p-2', slip: { ...exampleSlip, copy: 1 } });
  expect(await printed.json()).toEqual({ outcome: 'printed' });

  await first.call('/simulator/printer', { refill: true });
  const again = await first.call('/tickets/print', { printId: 'p-1', slip: exampleSlip });
  expect(await again.json()).toEqual({ outcome: 'failed', state: 'paper-out' });
  const next = await first.call('/tickets/print', { printId: 'p-3', slip: { ...exampleSlip, number: 'A024' } });
  expect(await next.json()).toEqual({ outcome: 'printed' });
  await first.close();
  await second.close();
});
