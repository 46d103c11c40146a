/** What the card process tells the agent. Bytes travel as they are (structured clone). */
export type FromCardProcess =
  /** It cannot work here: the native module is not there, or pcscd does not answer (any more). It ends after this. */
  | { readonly type: 'missing'; readonly what: 'module' | 'service' }
  /** Readers that are plugged in and wanted. */
  | { readonly type: 'readers'; readonly names: readonly string[] }
  | { readonly type: 'card'; readonly atr: Uint8Array }
  | { readonly type: 'mute' }
  /** Another program holds the card. */
  | { readonly type: 'in-use' }
  | { readonly type: 'gone' }
  /** An empty answer is none. */
  | { readonly type: 'answer'; readonly id: number; readonly response: Uint8Array };

/** What the agent asks of the card process. */
export type ToCardProcess =
  | { readonly type: 'transmit'; readonly id: number; readonly command: Uint8Array }
  | { readonly type: 'power-off' };
