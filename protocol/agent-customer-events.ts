/** What PIN pad, finger-vein reader and bank-card reader tell a page. */
export interface PinPadEvents {
  /** So many digits stand on the pad now; which ones nobody learns. */
  'pin-pad:keys': (count: number) => void;
}

/** The finger-vein module (D-09; S2 附录B, row 8, item 11). */
export interface FingerVeinEvents {
  /** A finger was laid on (true) or taken off; told only while a capture is under way. */
  'finger-vein:finger': (present: boolean) => void;
}

/** The bank-card reader (D-08; S2 附录B, row 8, item 10): where the card is, and nothing that stands on it. */
export interface BankCardEvents {
  'bank-card:inserted': () => void;
  'bank-card:removed': () => void;
  /** Staff must come: the card lies in the reader. */
  'bank-card:kept': () => void;
}
