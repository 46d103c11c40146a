import type { Page } from 'playwright-core';

/** A page that is about to go elsewhere passes over a call of its clock without a word. */
const mostTries = 5;

/** Lets so much time pass on a page whose clock is held (`page.clock`), and makes sure that it has passed. */
export async function letPass(page: Page, ms: number): Promise<void> {
  const now = () => page.evaluate(() => Date.now());
  const until = (await now()) + ms;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const left = until - (await now());
    if (left <= 0) return;
    await page.clock.runFor(left);
  }
  if ((await now()) < until) throw new Error('the page’s clock stands still');
}
