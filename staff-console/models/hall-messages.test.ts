import { expect, test } from 'vitest';
import type { DeviceId, HelpId, StaffId } from '../../protocol/ids.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { aQueue, nowMs } from './fixtures.test-support.ts';
import { hallMessages } from './hall-messages.ts';

const device = 'kiosk2' as DeviceId;
const help: StaffQueueView['help'][number] = {
  id: 'h1' as HelpId,
  device,
  deviceName: '2 号机',
  screen: 'home',
  at: nowMs,
  acknowledgedBy: null,
  acknowledgedAt: null,
  escalated: false,
};
const kiosk: StaffQueueView['devices'][number] = {
  id: device,
  kind: 'kiosk',
  name: '2 号机',
  window: null,
  pairedAt: nowMs,
  revoked: false,
  online: true,
  silentSince: null,
  faults: [],
};

test('[A-06] an open call for help stands first, an answered one last', () => {
  const answered = { ...help, id: 'h2' as HelpId, acknowledgedAt: nowMs, acknowledgedBy: 's' as StaffId };
  const view = aQueue({
    help: [answered, help],
    devices: [{ ...kiosk, faults: ['ticket-printer: paper-out'] }],
  });
  expect(hallMessages(view).map((message) => (message.kind === 'help' ? message.help.id : message.kind))).toEqual([
    'h1',
    'fault',
    'h2',
  ]);
});

test('[D-07] a device that is away is told, one that was revoked is not', () => {
  const view = aQueue({
    devices: [
      { ...kiosk, online: false },
      { ...kiosk, online: false, revoked: true },
    ],
  });
  expect(hallMessages(view).map((message) => message.kind)).toEqual(['offline']);
});

test('[D-23] a silent device stands before others in trouble, once', () => {
  const silent = { ...kiosk, online: false, silentSince: nowMs, faults: ['ticket-printer: paper-out'] };
  const view = aQueue({ devices: [{ ...kiosk, faults: ['id-card-reader: absent'] }, silent] });
  expect(hallMessages(view).map((message) => message.kind)).toEqual(['silent', 'fault']);
});
