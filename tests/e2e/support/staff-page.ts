import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningHall } from './running-hall.ts';

const limitMs = 5_000;

/** A page of the staff console, in a browser context of its own, with what it complained about. */
export interface StaffPage {
  readonly page: Page;
  /** Errors of scripts and of the content security policy; a test ends by looking at them. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens the console; nobody is signed in. */
export async function openConsole(
  browser: Browser,
  hall: Pick<RunningHall, 'url'>,
  options: { readonly width?: number; readonly height?: number; readonly path?: string } = {},
): Promise<StaffPage> {
  const { width = 1440, height = 900, path = '/staff/' } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(limitMs);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal by the server is an ordinary answer, which the browser reports as an error of its own.
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of 4')) {
      complaints.push(message.text());
    }
  });
  await page.goto(hall.url + path);
  await page.getByRole('button', { name: '登录' }).waitFor();
  return { page, complaints, close: () => context.close() };
}

/** Signs in with the keyboard. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await focused(page, 'wa-input[name=name]');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** Waits until this element, or something within it, has the focus. */
export async function focused(page: Page, selector: string): Promise<void> {
  await page.locator(`${selector}:is(:focus, :focus-within)`).first().waitFor({ state: 'attached' });
}

/** Waits until the last step is done and no dialog keeps the keys. */
export async function settled(page: Page): Promise<void> {
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
  await page.locator('.actions[aria-busy=false]').waitFor();
}

/** Waits until the number at the window and its state are these. */
export async function showsCurrent(page: Page, number: string, state: string): Promise<void> {
  await page.locator('.current-number', { hasText: number }).waitFor();
  await page.locator('.current', { hasText: state }).waitFor();
  await settled(page);
}

/** Controls of the page that are smaller than a finger needs, by their words. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, wa-button, wa-radio, wa-input')]
      .filter((control) => control.offsetParent !== null && control.offsetHeight < 60)
      .map((control) => `${control.textContent} ${control.offsetHeight}`),
  );
}

export async function withoutComplaints(staff: StaffPage): Promise<void> {
  expect(staff.complaints).toEqual([]);
  await staff.close();
}
