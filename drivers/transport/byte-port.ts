import type { Result } from '../../protocol/result.ts';

/** Why bytes did not pass: the port could not be opened, has gone, or took longer than the caller allowed. */
export type PortFault = 'open-failed' | 'closed' | 'timeout';

/** What comes from a device. Nothing is kept: bytes that come while nobody listens are lost. */
export interface ByteSource {
  /**
   * Chunks as they come, of any size: a frame may be cut anywhere. A chunk is the listener's own: a driver
   * overwrites what must not stay behind, and has its port alone. Answers the function that ends it.
   */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Told once, when the port has gone, by our own `close` or by an unplugged cable. */
  onClosed(listener: () => void): () => void;
}

export interface ByteSink {
  /** Hands bytes to the device. After `timeout` the port is closed: nobody knows how much has left. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, PortFault>>;
}

/** An open way to a device. Serial, TCP, device file and memory are alike from here on. */
export interface BytePort {
  readonly source: ByteSource;
  readonly sink: ByteSink;
  /** Never rejects, and ends within half a second. */
  close(): Promise<void>;
}

/** Knows where a device is, and opens a port to it as often as is needed. */
export interface PortOpener {
  /** For logs and panels, for instance `tcp 192.168.1.50:9100`. */
  readonly name: string;
  open(timeoutMs: number): Promise<Result<BytePort, PortFault>>;
}
