import type { DevicePartName, DevicePartState } from '../../../protocol/agent.ts';
import type { Text } from '../../../protocol/text.ts';

/** The words of the simulator's panel. It shows both languages side by side: who tests reads either. */
export const panelMessages = {
  title: { zh: '设备模拟器', en: 'Device simulator' },
  warning: {
    zh: '仅供演示和测试，这里没有真实设备。',
    en: 'For demonstration and tests only. No real device is here.',
  },
  token: { zh: '令牌', en: 'Token' },
  tokenRefused: { zh: '令牌不正确，请重新输入。', en: 'The token is not right. Please enter it again.' },
  unreachable: { zh: '代理没有应答。', en: 'The agent does not answer.' },
  refused: { zh: '设备模拟器没有接受。', en: 'The simulator refused that.' },
} as const satisfies Record<string, Text>;

export const partWords: Readonly<Record<DevicePartName, Text>> = {
  'ticket-printer': { zh: '号票打印机', en: 'Ticket printer' },
  'id-card-reader': { zh: '身份证阅读器', en: 'ID card reader' },
  'social-card-reader': { zh: '社保卡读卡器', en: 'Social-security card reader' },
  scanner: { zh: '扫码器', en: 'Scanner' },
  'document-printer': { zh: 'A4 打印机', en: 'A4 printer' },
  'light-strips': { zh: '指示灯带', en: 'Light strips' },
  'pin-pad': { zh: '密码键盘', en: 'PIN pad' },
  'finger-vein-reader': { zh: '指静脉仪', en: 'Finger vein reader' },
  'bank-card-reader': { zh: '银行卡读卡器', en: 'Bank card reader' },
  power: { zh: '电源', en: 'Power' },
};

/** The states of a part, as the panel says them. */
export const stateWords: Readonly<Record<DevicePartState, Text>> = {
  ok: { zh: '正常', en: 'OK' },
  'paper-near-end': { zh: '纸将尽', en: 'paper near end' },
  'paper-out': { zh: '纸尽', en: 'paper out' },
  'cover-open': { zh: '机盖打开', en: 'cover open' },
  'cutter-fault': { zh: '切刀卡住', en: 'cutter jammed' },
  overheated: { zh: '过热', en: 'overheated' },
  offline: { zh: '脱机', en: 'offline' },
  stalled: { zh: '无应答', en: 'stalled' },
  jammed: { zh: '卡纸', en: 'jammed' },
  'in-use': { zh: '使用中', en: 'in use' },
  'on-battery': { zh: '电池供电', en: 'on battery' },
  fault: { zh: '故障', en: 'fault' },
  absent: { zh: '未连接', en: 'absent' },
};
