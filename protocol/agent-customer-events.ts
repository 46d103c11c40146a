/** What PIN pad, finger-vein reader and bank-card reader tell a page. */
export interface PinPadEvents {
  /** So many digits stand on the pad now; which ones nobody learns. */
  'pin-pad:keys': (count: number) => void;
}

export interface FingerVeinEvents {
  'finger-vein:finger': (present: boolean) => void;
}

export interface BankCardEvents {
  'bank-card:inserted': () => void;
  'bank-card:removed': () => void;
  /** Staff must come: the card lies in the reader. */
  'bank-card:kept': () => void;
}
