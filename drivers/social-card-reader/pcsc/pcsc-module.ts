/** The part of the package `pcsclite` that is used here; it is optional, so its own types may be missing. */
export interface PcscClient {
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'reader', listener: (reader: PcscReader) => void): this;
}

/** One reader, by the names of the package. `transmit` wants the protocol that `connect` answered. */
export interface PcscReader {
  readonly name: string;
  readonly connected: boolean;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_STATE_PRESENT: number;
  readonly SCARD_STATE_MUTE: number;
  readonly SCARD_LEAVE_CARD: number;
  readonly SCARD_UNPOWER_CARD: number;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  on(event: 'status', listener: (status: { readonly state: number; readonly atr?: Uint8Array }) => void): this;
  connect(options: { readonly share_mode: number }, done: (error: Error | null, protocol?: number) => void): void;
  disconnect(disposition: number, done: (error: Error | null) => void): void;
  transmit(
    data: Uint8Array,
    /** Bytes of the response. */
    longest: number,
    protocol: number,
    done: (error: Error | null, response?: Uint8Array) => void,
  ): void;
}

/** Loads the native module; null where it could not be built, or its library libpcsclite is missing. */
export async function loadPcsc(): Promise<(() => PcscClient) | null> {
  try {
    // Named by a variable, so that the types of an optional package need not be there.
    const name: string = 'pcsclite';
    const loaded: { readonly default: unknown } = await import(name);
    return typeof loaded.default === 'function' ? (loaded.default as () => PcscClient) : null;
  } catch {
    return null;
  }
}
