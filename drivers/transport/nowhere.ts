import { err } from '../../protocol/result.ts';
import type { PortOpener } from './byte-port.ts';

/** Where a kiosk has no such device: never opens. */
export const nowhere: PortOpener = { name: 'none', open: async () => err('open-failed') };
