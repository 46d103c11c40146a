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
