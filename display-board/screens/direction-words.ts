import { assertNever } from '../../protocol/result.ts';
import type { Text } from '../../protocol/text.ts';
import type { BoardCall } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { bothLanguages } from './both.tsx';

/** Which way to walk, as a request. */
export function directionRequest(direction: BoardCall['direction']): Text {
  switch (direction) {
    case 'left':
      return bothLanguages(m.go_left);
    case 'right':
      return bothLanguages(m.go_right);
    case 'ahead':
      return bothLanguages(m.go_ahead);
    default:
      return assertNever(direction);
  }
}

/** Which way to walk, in one word. */
export function directionWord(direction: BoardCall['direction']): Text {
  switch (direction) {
    case 'left':
      return bothLanguages(m.left);
    case 'right':
      return bothLanguages(m.right);
    case 'ahead':
      return bothLanguages(m.ahead);
    default:
      return assertNever(direction);
  }
}
