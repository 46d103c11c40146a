import { expect, test } from 'vitest';
import type { BoardView, ServiceState } from '../../protocol/views.ts';
import { hallMode } from './hall-mode.ts';

function hall(state: ServiceState['state'], statuses: readonly string[]): BoardView {
  return { service: { state }, windows: statuses.map((status) => ({ status })) } as unknown as BoardView;
}

test('a hall rests when it is closed and nobody works; who is still served is still shown', () => {
  expect(hallMode(hall('open', ['closed']))).toBe('calling');
  expect(hallMode(hall('last-ticket-passed', ['closed']))).toBe('calling');
  expect(hallMode(hall('closed', ['closed', 'paused']))).toBe('resting');
  expect(hallMode(hall('break', ['closed', 'closing']))).toBe('calling');
});
