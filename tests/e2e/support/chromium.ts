import { type Browser, chromium } from 'playwright-core';

/**
 * The system's Chromium as a hall's board runs it: sound without a touch, nothing asked of the network. Its camera is a test picture,
 * and is given to pages that a test allows it.
 */
export function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream',
      ...extra,
    ],
  });
}
