import type { Language } from '../../protocol/text.ts';

interface SlipWords {
  readonly title: string;
  readonly priority: string;
  readonly copy: (copy: number) => string;
  readonly ahead: (count: number) => string;
  readonly wait: string;
  readonly area: string;
  readonly service: string;
  readonly holdReady: string;
  readonly missed: string;
  readonly takenAt: string;
  readonly valid: string;
  readonly scan: string;
  readonly kiosk: string;
  readonly supervision: string;
  readonly separator: string;
  /** Closes a ticket that broke off, so that nobody takes it for a whole one. */
  readonly brokenOff: string;
}

/** The fixed words of a ticket; what changes comes with the slip. */
export const slipWords: Readonly<Record<Language, SlipWords>> = {
  zh: {
    title: '排队号票',
    priority: '优先',
    copy: (copy) => `补打 ${copy}`,
    ahead: (count) => `前面 ${count} 人`,
    wait: '等候',
    area: '请到',
    service: '事项',
    holdReady: '请备好',
    missed: '过号',
    takenAt: '取号时间',
    valid: '当日有效',
    scan: '扫码查看排队进度',
    kiosk: '取号机',
    supervision: '监督电话',
    separator: '：',
    brokenOff: '打印中断，以补打号票为准',
  },
  en: {
    title: 'Queue ticket',
    priority: 'Priority',
    copy: (copy) => `Reprint ${copy}`,
    ahead: (count) => `${count} ahead of you`,
    wait: 'Wait',
    area: 'Go to',
    service: 'For',
    holdReady: 'Have ready',
    missed: 'If missed',
    takenAt: 'Taken at',
    valid: 'Valid on',
    scan: 'Scan to follow your place',
    kiosk: 'Kiosk',
    supervision: 'Supervision',
    separator: ': ',
    brokenOff: 'Print broke off. Use the reprint.',
  },
};
