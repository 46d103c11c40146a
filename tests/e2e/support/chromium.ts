import { type Browser, chromium } from 'playwright-core';

const plainName = 'hall.test';

/**
 * Under a name that is not this machine's a page has no secure context, as on a hall's plain HTTP. For browsers that are
 * launched with `plainHttp`.
 */
export const plainHttp = `--host-resolver-rules=MAP ${plainName} 127.0.0.1`;

/** The address of a hall on this machine under that name. */
export function byPlainHttp(url: string): string {
  return url.replace('127.0.0.1', plainName);
}

/** The same address as tests themselves can ask it. */
export function onThisMachine(url: string): string {
  return url.replace(plainName, '127.0.0.1');
}

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
