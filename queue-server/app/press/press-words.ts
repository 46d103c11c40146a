import { type DeviceTestPage, writeDeviceTestPage } from '../../documents/device-test-page.ts';

/** What the thread of documents is asked for. */
export type PressOrder = { readonly kind: 'device-test-page'; readonly page: DeviceTestPage };

/** The bytes of a PDF, made in the thread that calls. Rejects where a font cannot be read. */
export function printOrder(order: PressOrder): Promise<Uint8Array> {
  return writeDeviceTestPage(order.page);
}
