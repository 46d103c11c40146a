import type { HallConfig, WindowConfig } from '../../protocol/hall-config.ts';
import type { DeviceId, HallId, StaffId, WindowId } from '../../protocol/ids.ts';
import type { Actor } from '../../queue-server/domain/actor.ts';
import { defaultOrder, defaultTidal } from '../../queue-server/domain/queue/default-order.ts';

/** A Wednesday, the first working day after a holiday. */
export const today = '2026-05-06';

/** The moment at which the sample hall's clock shows `HH:MM` or `HH:MM:SS`. */
export function at(time: string, day = today): number {
  return Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}.000+08:00`);
}

export function teller(name: string): Actor {
  return { kind: 'staff', staff: name as StaffId, staffNo: name.toUpperCase() };
}

export const guide: Actor = { kind: 'staff', staff: 'guide1' as StaffId, staffNo: 'G001' };
export const kiosk: Actor = { kind: 'device', device: 'kiosk1' as DeviceId };

export function windowOf(id: string, over: Partial<WindowConfig> = {}): WindowConfig {
  return {
    id: id as WindowId,
    label: id,
    kind: 'comprehensive',
    tidal: false,
    lowCounter: false,
    direction: 'left',
    area: 'counters',
    services: [],
    ...over,
  };
}

/** A small hall: three windows for everything and one for bulk business, open 08:30-17:30 on working days. */
export function sampleHall(over: Partial<HallConfig> = {}): HallConfig {
  const priority = { zh: '优先', en: 'Priority' };
  return {
    id: 'demo' as HallId,
    name: { zh: '样例大厅', en: 'Sample hall' },
    windowTitle: { zh: '样例综合受理窗口', en: 'Sample counter' },
    level: 'county',
    address: { zh: '样例路 1 号', en: '1 Sample Road' },
    guidanceDesk: { zh: '咨询引导服务台', en: 'information desk' },
    supervisionTelephone: '12333',
    utcOffsetMinutes: 480,
    hours: {
      alwaysOpen: false,
      opens: '08:30',
      lastTicket: '17:20',
      closes: '17:30',
      breaks: [],
      weekdays: [1, 2, 3, 4, 5],
      holidays: [{ name: '劳动节', start: '2026-05-01', end: '2026-05-05' }],
      makeupWorkdays: ['2026-05-09'],
    },
    areas: [{ id: 'counters', name: { zh: '受理服务区', en: 'Counters' } }],
    windows: [windowOf('1', { lowCounter: true }), windowOf('2'), windowOf('3'), windowOf('D', { kind: 'bulk' })],
    lanes: [
      { lane: 'green', letter: 'Y', name: priority },
      { lane: 'senior', letter: 'Y', name: priority },
      { lane: 'general', letter: 'A', name: { zh: '普通', en: 'General' } },
      { lane: 'appointment', letter: 'B', name: { zh: '预约', en: 'Booked' } },
      { lane: 'bulk', letter: 'D', name: { zh: '大宗业务', en: 'Bulk business' } },
      { lane: 'unresolved-matter', letter: 'N', name: { zh: '办不成事反映', en: 'Unresolved matters' } },
    ],
    numberDigits: 3,
    groups: { seniorAge: 60, verySeniorAge: 80, green: ['very-senior', 'veteran', 'disabled', 'other-special'] },
    calling: {
      recalls: 2,
      recallGapSeconds: 20,
      answerSeconds: 60,
      reactivations: 1,
      reactivateBehind: 3,
      reactivateWithinMinutes: 30,
      maxHolds: 2,
      undoSeconds: 5,
    },
    order: defaultOrder,
    tidal: defaultTidal,
    longestWaitMinutes: 45,
    help: { repeatSeconds: 60, escalateSeconds: 120 },
    voice: { languages: ['zh', 'en'], mute: [] },
    notices: [],
    ...over,
  };
}
