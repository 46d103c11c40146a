/** What the card process tells the agent. Bytes travel as they are (structured clone). */
export type FromCardProcess =
  /** It cannot work here: the native module is not there, or pcscd does not answer (any more). It ends after this. */
  | { readonly type: 'missing'; readonly what: 'module' | 'service' }
  /** Readers that are plugged in and wanted. */
  | { readonly type: 'readers'; readonly names: readonly string[] }
  /** `visit`: another one for each card, be it the same that was taken out and put in again. */
  | { readonly type: 'card'; readonly visit: number; readonly atr: Uint8Array }
  | { readonly type: 'mute' }
  /** Another program holds the card. */
  | { readonly type: 'in-use' }
  | { readonly type: 'gone' }
  /** An empty answer is none. */
  | { readonly type: 'answer'; readonly id: number; readonly response: Uint8Array };

/** What the agent asks of the card process, each of the card of one visit: the next one's tries must not be spent on it. */
export type ToCardProcess =
  | { readonly type: 'transmit'; readonly visit: number; readonly id: number; readonly command: Uint8Array }
  | { readonly type: 'power-off'; readonly visit: number };
