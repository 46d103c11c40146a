import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { devicePartNames } from '../../protocol/agent.ts';
import { type DeviceTestPage, writeDeviceTestPage } from './device-test-page.ts';
import { drawPages, toRgba } from './pdf/pdf-picture.ts';

const page: DeviceTestPage = {
  hallName: { zh: '示范社会保险服务大厅', en: 'Demonstration Social Insurance Hall' },
  terminal: '1 号自助机',
  printedAt: Date.UTC(2026, 10, 20, 1, 30),
  utcOffsetMinutes: 480,
  parts: devicePartNames.map((part) => ({ part, state: 'ok', since: 0, level: 50 })),
  address: 'http://hall.test:8080',
};

test('[D-06] the test page is one page, and its code can be read from the paper', async () => {
  const pictures = drawPages(await writeDeviceTestPage(page), 110);
  expect(pictures).toHaveLength(1);
  const [picture] = pictures;
  if (picture === undefined) throw new Error('no page');
  expect(jsQR(toRgba(picture), picture.width, picture.height)?.data).toBe(page.address);
});

test('[D-06] a terminal that has told nothing yet has a page too', async () => {
  expect(drawPages(await writeDeviceTestPage({ ...page, parts: [] }), 40)).toHaveLength(1);
});
