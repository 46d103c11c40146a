import type { Result } from '../../protocol/result.ts';

/** `low`: the battery says itself that it is nearly empty. */
export type PowerSupply = 'mains' | 'battery' | 'low';
/** `absent` no UPS there, `stalled` it does not answer in time or its facts are old, `fault` it answers what no UPS answers. */
export type PowerSourceTrouble = 'absent' | 'stalled' | 'fault';

/** Where the PC's power comes from at the moment, asked through the operating system. Never rejects, and ends within its limit. */
export interface PowerSource {
  read(): Promise<Result<PowerSupply, PowerSourceTrouble>>;
}
