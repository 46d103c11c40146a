import type { PairReply } from '../../protocol/api.ts';

/** Each front end has its own: a kiosk and a board may be open in one browser. */
function storageKey(): string {
  const [, room = ''] = globalThis.location?.pathname.split('/') ?? [];
  return room === '' ? 'tidehall.device' : `tidehall.device.${room}`;
}

/** What a paired device keeps: who it is and its token. The only thing that a kiosk keeps about itself beside its agent. */
export type PairedDevice = PairReply;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

function isPairedDevice(value: unknown): value is PairedDevice {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['token', 'device', 'hall', 'kind', 'name'].every((key) => typeof Reflect.get(value, key) === 'string')
  );
}

/** The device as it was paired; null where it was not, or where what is stored cannot be read. */
export function readDevice(storage: Storage = localStorage): PairedDevice | null {
  const stored = storage.getItem(storageKey());
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    return isPairedDevice(value) ? value : null;
  } catch {
    return null;
  }
}

/** In the place of what this front end was before. Throws as the storage does. */
export function keepDevice(device: PairedDevice, storage: Storage = localStorage): void {
  storage.setItem(storageKey(), JSON.stringify(device));
}

/** For a device that the server no longer knows: the page is to be paired anew. */
export function forgetDevice(storage: Storage = localStorage): void {
  storage.removeItem(storageKey());
}
