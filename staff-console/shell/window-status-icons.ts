import type { WindowStatus } from '../../protocol/views.ts';
import type { IconName } from '../kit/icon-files.ts';

/** A sign for each state, so that it does not hang on colour. */
export const windowStatusIcons: Readonly<Record<WindowStatus, IconName>> = {
  closed: 'door-closed',
  ready: 'circle',
  serving: 'check',
  paused: 'pause',
  closing: 'hourglass',
};
