import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openConsole, settled, signIn, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

/** What is wider than its place: the page itself, and words that touch the edge of their button. */
function crowded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
    for (const label of document.querySelectorAll('.action-label')) {
      const words = label.getBoundingClientRect();
      const button = label.closest('.action')?.getBoundingClientRect();
      if (button === undefined) continue;
      const spare = Math.min(words.left - button.left, button.right - words.right);
      if (spare < 6) faults.push(`"${label.textContent}" has ${Math.round(spare)} px beside it`);
    }
    return faults;
  });
}

async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
}

test.each(sizes)('at $width×$height English words have their room at the window', async (size) => {
  const staff = await openConsole(stage.browser, set.hall, size);
  const { page } = staff;
  await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
  await page.getByRole('button', { name: /^4/ }).click();
  await settled(page);
  expect(await crowded(page)).toEqual([]);
  await inEnglish(page);
  await page.getByText('Transfer').first().waitFor();
  expect(await crowded(page)).toEqual([]);
  await withoutComplaints(staff);
});

test.each(sizes)('at $width×$height no page of a manager is wider than the screen, in English either', async (size) => {
  const staff = await openConsole(stage.browser, set.hall, size);
  const { page } = staff;
  await signIn(page, 'manager', set.hall.passwordOf('manager'));
  await page.locator('.menu a').first().waitFor();
  await inEnglish(page);
  for (const path of ['guidance', 'bookings', 'hall', 'devices']) {
    await page.locator(`.menu a[href$="${path}"]`).click();
    await page.locator(`.menu a[href$="${path}"][aria-current=page]`).waitFor();
    await page.locator('main').waitFor();
    expect(await crowded(page)).toEqual([]);
  }
  await withoutComplaints(staff);
});
