import { panelAction, panelGroup, panelPicture, panelSwitch } from '../../panel-parts.ts';

const route = 'printer';

/** The strings of the simulated ticket printer. */
export const printerPanel = [
  panelGroup(
    panelAction({ zh: '下一张打到一半时纸尽', en: 'Paper out in mid ticket' }, route, {
      failNext: { trouble: 'paper-out', afterMm: 60 },
    }),
    panelAction({ zh: '下一张打到一半时开盖', en: 'Cover opened in mid ticket' }, route, {
      failNext: { trouble: 'cover-open', afterMm: 60 },
    }),
    panelAction({ zh: '纸将尽', en: 'Paper near end' }, route, { paperLeftMm: 1_500 }),
    panelAction({ zh: '换新纸卷', en: 'New roll' }, route, { refill: true }),
    panelSwitch({ zh: '纸尽', en: 'Paper out' }, route, 'paperOut'),
    panelSwitch({ zh: '机盖打开', en: 'Cover open' }, route, 'coverOpen'),
    panelSwitch({ zh: '切刀卡住', en: 'Cutter jammed' }, route, 'cutterFault'),
    panelSwitch({ zh: '过热', en: 'Overheated' }, route, 'overheated'),
    panelSwitch({ zh: '脱机', en: 'Offline' }, route, 'offline'),
    panelSwitch({ zh: '无应答', en: 'Stalled' }, route, 'stalled'),
    panelSwitch({ zh: '应答乱码', en: 'Garbled answers' }, route, 'garbled'),
    panelSwitch({ zh: '断开连接', en: 'Unplugged' }, route, 'unplugged'),
  ),
  panelPicture({ zh: '最近一张号票', en: 'Last ticket' }, 'printer/last.png', ['sheets', 'paperLeftMm']),
].join('\n');
