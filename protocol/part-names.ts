import type { DevicePartState } from './agent.ts';
import type { ReportedPartName } from './devices-api.ts';
import type { Text } from './text.ts';

/** What the parts of a terminal are called: on every screen, on paper and on the panel of the agent. */
export const partNames: Readonly<Record<ReportedPartName, Text>> = {
  'ticket-printer': { zh: '号票打印机', en: 'Ticket printer' },
  'id-card-reader': { zh: '身份证阅读器', en: 'ID card reader' },
  'social-card-reader': { zh: '社保卡读卡器', en: 'Social card reader' },
  scanner: { zh: '扫码器', en: 'Code scanner' },
  'document-printer': { zh: 'A4 打印机', en: 'A4 printer' },
  'light-strips': { zh: '指示灯带', en: 'Light strips' },
  'pin-pad': { zh: '密码键盘', en: 'PIN pad' },
  'finger-vein-reader': { zh: '指静脉识别', en: 'Finger-vein reader' },
  'bank-card-reader': { zh: '银行卡读卡器', en: 'Bank-card reader' },
  power: { zh: '电源', en: 'Power' },
  agent: { zh: '外设服务', en: 'Device service' },
  clock: { zh: '本机时钟', en: 'Own clock' },
};

/** What a part says of itself, in the same places. */
export const stateNames: Readonly<Record<DevicePartState, Text>> = {
  ok: { zh: '正常', en: 'OK' },
  'paper-near-end': { zh: '纸将尽', en: 'Paper low' },
  'paper-out': { zh: '缺纸', en: 'Paper out' },
  'cover-open': { zh: '盖子没关', en: 'Cover open' },
  'cutter-fault': { zh: '切刀故障', en: 'Cutter fault' },
  overheated: { zh: '过热', en: 'Overheated' },
  offline: { zh: '脱机', en: 'Offline' },
  stalled: { zh: '无应答', en: 'No answer' },
  jammed: { zh: '卡纸', en: 'Jammed' },
  'in-use': { zh: '使用中', en: 'In use' },
  'on-battery': { zh: '电池供电', en: 'On battery' },
  'journal-unreadable': { zh: '打印记录读不出', en: 'Print record unreadable' },
  'clock-off': { zh: '与服务器相差 5 秒以上', en: 'More than 5 s off the server' },
  fault: { zh: '故障', en: 'Fault' },
  absent: { zh: '未连接', en: 'Not connected' },
};
