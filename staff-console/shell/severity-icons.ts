import type { Severity } from '../../protocol/part-severity.ts';
import type { IconName } from '../kit/icon-files.ts';

export const severityIcons: Readonly<Record<Severity, IconName>> = {
  ok: 'circle-check',
  low: 'info',
  bad: 'triangle-alert',
};
