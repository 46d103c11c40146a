import type { Browser, Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { within } from '../../../drivers/time-limit.ts';

/** A page that is stuck must not keep the run waiting for its words. */
const pageMs = 2_000;
const mostCharacters = 1_500;

/** Adds to what a failed test says what its open pages showed, for a failure on a machine that nobody sees. */
export async function tellPagesOfFailure(browser: Browser, task: TestContext['task']): Promise<void> {
  const [failure] = task.result?.errors ?? [];
  if (failure === undefined) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  const told = await Promise.all(pages.map((page) => within(wordsOf(page), pageMs)));
  const words = told.map((result) => (result.ok ? result.value : 'a page that does not answer'));
  failure.message = [failure.message, ...words].join('\n\n');
}

async function wordsOf(page: Page): Promise<string> {
  try {
    const [focus, words] = await page.evaluate(() => {
      const { activeElement } = document;
      return [activeElement?.outerHTML.slice(0, 120) ?? '', document.body.innerText];
    });
    const plain = words.replace(/\s*\n\s*/g, ' | ').slice(0, mostCharacters);
    return `${new URL(page.url()).pathname} has the focus on ${focus} and shows: ${plain}`;
  } catch (error) {
    return `a page says nothing: ${String(error)}`;
  }
}
