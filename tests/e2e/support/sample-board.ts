import type { HallId, WindowId } from '../../../protocol/ids.ts';
import type { Announcement, BoardCall, BoardView } from '../../../protocol/views.ts';

/** Monday 2026-11-23, 09:41 in the hall. */
export const sampleNow = Date.parse('2026-11-23T01:41:00Z');

const labels = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'];

export function sampleCall(number: string, windowLabel: string, more: Partial<BoardCall> = {}): BoardCall {
  const direction = Number(windowLabel) > 5 ? 'right' : 'left';
  return { number, window: windowLabel as WindowId, windowLabel, direction, at: sampleNow, recalls: 0, ...more };
}

export function sampleAnnouncement(call: BoardCall, kind: 'call' | 'recall' = 'call'): Announcement {
  const { number, windowLabel } = call;
  return {
    id: `${number}-${windowLabel}-${kind}-${call.recalls}`,
    kind,
    number,
    windowLabel,
    text: {
      zh: `请 ${number} 号到 ${windowLabel} 号窗口`,
      en: `Ticket ${number}, please go to counter ${windowLabel}`,
    },
    audio: [
      { language: 'zh', url: `/api/v1/speech/${number}-zh` },
      { language: 'en', url: `/api/v1/speech/${number}-en` },
    ],
    at: sampleNow,
  };
}

/** A busy morning at a made-up hall. */
export function sampleBoard(more: Partial<BoardView> = {}): BoardView {
  const serving = ['A009', 'A011', 'A012', 'Y003', 'B004', 'A010'];
  return {
    hall: 'demo' as HallId,
    seq: 100,
    name: { zh: '清河市社会保险服务大厅', en: 'Qinghe Social Insurance Service Hall' },
    windowTitle: {
      zh: '清河市人力资源和社会保障局综合受理窗口',
      en: 'Qinghe Human Resources and Social Security, General Counter',
    },
    guidanceDesk: { zh: '一楼导办台', en: 'guidance desk, ground floor' },
    supervisionTelephone: '0812-0000000',
    utcOffsetMinutes: 480,
    day: '2026-11-23',
    service: { state: 'open', until: null, opensAt: null },
    current: sampleCall('A012', '3', { direction: 'right' }),
    recent: [
      sampleCall('B004', '11'),
      sampleCall('Y003', '4'),
      sampleCall('A011', '2'),
      sampleCall('A010', '6', { direction: 'ahead' }),
      sampleCall('A009', '1'),
    ],
    lanes: [
      { letter: 'Y', name: { zh: '优先', en: 'Priority' }, waiting: 2, estimate: { p50Seconds: 120, p90Seconds: 280 } },
      {
        letter: 'A',
        name: { zh: '普通', en: 'General' },
        waiting: 14,
        estimate: { p50Seconds: 960, p90Seconds: 1680 },
      },
      {
        letter: 'B',
        name: { zh: '预约', en: 'Appointment' },
        waiting: 3,
        estimate: { p50Seconds: 310, p90Seconds: 590 },
      },
      { letter: 'D', name: { zh: '大宗业务', en: 'Bulk' }, waiting: 1, estimate: null },
      { letter: 'N', name: { zh: '办不成事反映', en: 'Unresolved matters' }, waiting: 0, estimate: null },
      { letter: 'Q', name: { zh: '取件', en: 'Result pick-up' }, waiting: 0, estimate: null },
    ],
    getReady: ['A013', 'Y004', 'A014', 'B005', 'A015'],
    missed: ['A007', 'A002'],
    missedRule: {
      zh: '请在 30 分钟内到一楼导办台恢复排队，不必重新取号。',
      en: 'Come to the guidance desk within 30 minutes; you need no new ticket.',
    },
    windows: labels.map((label, index) => ({
      id: label as WindowId,
      label,
      kind: 'comprehensive',
      tidal: index > 7,
      lowCounter: index === 0,
      direction: index > 5 ? 'right' : 'left',
      status: index < 6 ? 'serving' : index === 6 ? 'paused' : 'closed',
      number: serving[index] ?? null,
      staffNo: index < 7 ? `00${index + 1}` : null,
    })),
    notices: [
      { zh: '今天 17:20 停止取号，17:30 停止办理。', en: 'Tickets until 17:20, service until 17:30.' },
      { zh: '本大厅所有事项免费办理。', en: 'All services in this hall are free of charge.' },
    ],
    ...more,
  };
}
