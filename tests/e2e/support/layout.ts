import type { Page } from 'playwright-core';

/** Texts that stick out of the screen or out of the box around them, by their first words; empty when all is in place. */
export function misplacedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (words === '' || element === null || element.closest('.for-ears') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      const box = (element.closest('.panel, .current, tr, main, header, footer') ?? element).getBoundingClientRect();
      const slack = 3;
      // The box of a glyph is taller than its line; what is seen of it is not.
      const above = Number.parseFloat(getComputedStyle(element).fontSize) * 0.3;
      const isOutside =
        text.left < box.left - slack ||
        text.right > Math.min(box.right, window.innerWidth) + slack ||
        text.top < box.top - above ||
        text.bottom > Math.min(box.bottom, window.innerHeight) + above;
      const isCut = getComputedStyle(element.closest('.lane-name') ?? element).textOverflow === 'ellipsis';
      if (isOutside && !isCut && text.width > 0) faults.push(words.slice(0, 30));
    }
    const main = document.querySelector('main')?.getBoundingClientRect();
    for (const box of document.querySelectorAll('main .panel, main .current, main tr')) {
      if (main !== undefined && box.getBoundingClientRect().bottom > main.bottom + 1) faults.push(box.className);
    }
    return faults;
  });
}
