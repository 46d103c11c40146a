import type { Scan } from '../../protocol/scan.ts';
import type { CodeSlot } from './code-slot.ts';
import type { Send } from './kiosk.ts';

/**
 * What both kinds of scanner tell: that of the agent and one that types as a keyboard. The code of an electronic card goes into the
 * slot, and the flow hears only that there is one.
 * @param isHalted the terminal does no business (D-24), and its screen says so: a scanner that types would know nothing of it
 */
export function createScanListener(
  slot: CodeSlot,
  send: Send,
  isHalted: () => boolean = () => false,
): (scan: Scan) => void {
  return (scan) => {
    if (isHalted()) return;
    if (scan.kind === 'e-card') slot.put(scan.token);
    send({ type: 'code-scanned', code: scan.kind === 'e-card' ? { kind: 'e-card' } : scan });
  };
}
