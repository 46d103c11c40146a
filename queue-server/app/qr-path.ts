import { create } from 'qrcode';
import type { QrPath } from '../../protocol/appointments-api.ts';

/** Modules of quiet zone around a code, as scanners need it. */
const margin = 4;

/** A QR code as one SVG path, so that a phone's page needs no library to show it. Rows are runs: one move, one box. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!modules.get(y, x)) continue;
      const from = x;
      while (x + 1 < size && modules.get(y, x + 1)) x += 1;
      path += `M${from + margin} ${y + margin}h${x - from + 1}v1H${from + margin}z`;
    }
  }
  return { side: size + 2 * margin, path };
}
