import type { Text } from '../../../protocol/text.ts';

/** The words of the simulated A4 printer's place on the panel. */
export const documentPanelMessages = {
  paperOutMid: { zh: '下一份打到第 2 页时缺纸', en: 'Paper out on page 2 of the next' },
  jamMid: { zh: '下一份打到第 2 页时卡纸', en: 'Jam on page 2 of the next' },
  cancelAtPanel: { zh: '在打印机上取消', en: 'Cancel at the printer' },
  powerCycle: { zh: '断电重启', en: 'Off and on' },
  paperLow: { zh: '纸将尽', en: 'Paper low' },
  tonerLow: { zh: '碳粉不足', en: 'Toner low' },
  tonerEmpty: { zh: '碳粉用完', en: 'Toner empty' },
  serviced: { zh: '加纸、换粉、清除卡纸', en: 'Refill and clear' },
  paperOut: { zh: '缺纸', en: 'Paper out' },
  jammed: { zh: '卡纸', en: 'Jammed' },
  coverOpen: { zh: '机盖打开', en: 'Cover open' },
  paused: { zh: '脱机', en: 'Offline' },
  slow: { zh: '打印很慢', en: 'Slow' },
  neverBegins: { zh: '一直预热', en: 'Warms up for ever' },
  refusesFormat: { zh: '不认识文件格式', en: 'Refuses the format' },
  stalled: { zh: '无应答', en: 'Stalled' },
  garbled: { zh: '应答乱码', en: 'Garbled answers' },
  unplugged: { zh: '断开连接', en: 'Unplugged' },
  paper: { zh: '剩余纸张', en: 'Sheets left' },
  toner: { zh: '碳粉', en: 'Toner' },
  pages: { zh: '已打印页数', en: 'Pages printed' },
  lastPage: { zh: '最近一页', en: 'Last page' },
} as const satisfies Record<string, Text>;
