import { Type } from 'typebox';
import { panelSwitch } from '../panel-parts.ts';

/** The strings of the wire as a body of a simulator's route takes them. */
export const wireSwitchFields = {
  mute: Type.Optional(Type.Boolean()),
  wrongLrc: Type.Optional(Type.Boolean()),
  garbled: Type.Optional(Type.Boolean()),
  unplugged: Type.Optional(Type.Boolean()),
};

/** The same on a panel. */
export function wireSwitches(route: string): readonly string[] {
  return [
    panelSwitch({ zh: '无应答', en: 'Mute' }, route, 'mute'),
    panelSwitch({ zh: '校验错误', en: 'Wrong check' }, route, 'wrongLrc'),
    panelSwitch({ zh: '应答乱码', en: 'Garbled answers' }, route, 'garbled'),
    panelSwitch({ zh: '断开连接', en: 'Unplugged' }, route, 'unplugged'),
  ];
}
