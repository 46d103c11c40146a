import type { Scan } from './scan.ts';

/** What the code module of a kiosk tells its page (S2 附录B row 8 item 12). */
export interface ScannerEvents {
  /** A code was held up; the same one within two seconds is told once. */
  'scan:read': (scan: Scan) => void;
}
