import type { DevicePartState } from '../../../protocol/agent.ts';
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
  reader: { zh: '身份证阅读器', en: 'ID card reader' },
  lift: { zh: '取走证件', en: 'Lift card' },
  unreadable: { zh: '下一张读不出', en: 'Next card unreadable' },
  tooEarly: { zh: '下一张取走过早', en: 'Next card lifted too early' },
  unplugReader: { zh: '拔掉阅读器', en: 'Unplug reader' },
  plugReader: { zh: '接上阅读器', en: 'Plug reader in' },
  printer: { zh: '号票打印机', en: 'Ticket printer' },
  paperOut: { zh: '纸尽', en: 'Paper out' },
  paperOutMid: { zh: '下一张打到一半时纸尽', en: 'Paper out in mid ticket' },
  nearEnd: { zh: '纸将尽', en: 'Paper near end' },
  refill: { zh: '换新纸卷', en: 'New roll' },
  coverOpen: { zh: '机盖打开', en: 'Cover open' },
  coverOpenMid: { zh: '下一张打到一半时开盖', en: 'Cover opened in mid ticket' },
  cutterFault: { zh: '切刀卡住', en: 'Cutter jammed' },
  overheated: { zh: '过热', en: 'Overheated' },
  offline: { zh: '脱机', en: 'Offline' },
  stalled: { zh: '无应答', en: 'Stalled' },
  garbled: { zh: '应答乱码', en: 'Garbled answers' },
  unplugged: { zh: '断开连接', en: 'Unplugged' },
  lastTicket: { zh: '最近一张号票', en: 'Last ticket' },
  noTicket: { zh: '还没有打印', en: 'Nothing printed yet' },
} as const satisfies Record<string, Text>;

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
  fault: { zh: '故障', en: 'fault' },
  absent: { zh: '未连接', en: 'absent' },
};
