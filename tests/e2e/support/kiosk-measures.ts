import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Least sizes in pixels on a 21.5 inch screen (UX rules 1 and 2). */
export interface Measures {
  readonly target: number;
  readonly text: number;
  /** Least share of the height at which controls may begin; 0 where they may stand anywhere. */
  readonly controlsBelow: number;
}

/** What on the screen is too small, too close, cut off, or out of reach; one line each, empty when all is well. */
export function sizeFaults(page: Page, measures: Measures): Promise<string[]> {
  return page.evaluate(({ target, text, controlsBelow }) => {
    const faults: string[] = [];
    const dialog = document.querySelector('dialog[open]');
    const root: ParentNode = dialog ?? document;
    const scrolled = (element: Element) => element.closest('.scrolling-box') !== null;
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 20)}"`;

    for (const button of root.querySelectorAll('button')) {
      const box = button.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.height < target || box.width < target) {
        faults.push(`${name(button)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
      }
      const outside = box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1;
      if (outside && !scrolled(button)) faults.push(`${name(button)} is cut off by the screen`);
      if (box.top < innerHeight * controlsBelow - 1) faults.push(`${name(button)} stands above the reach line`);
      if (button.scrollWidth > button.clientWidth + 2 || button.scrollHeight > button.clientHeight + 6) {
        faults.push(`${name(button)} holds more than fits`);
      }
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const covered = middle !== null && !button.contains(middle) && !middle.contains(button);
      if (!outside && covered && !scrolled(button)) faults.push(`${name(button)} is covered by ${name(middle)}`);
    }

    const buttons = [...root.querySelectorAll('button')].filter((button) => !scrolled(button));
    for (const [place, button] of buttons.entries()) {
      const box = button.getBoundingClientRect();
      for (const other of buttons.slice(place + 1)) {
        const beside = other.getBoundingClientRect();
        const isApart =
          beside.left >= box.right || beside.right <= box.left || beside.top >= box.bottom || beside.bottom <= box.top;
        if (!isApart && beside.width > 0) faults.push(`${name(button)} and ${name(other)} lie over one another`);
      }
    }

    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (words === '' || element === null || element.closest('script, style') !== null) continue;
      if (element.getClientRects().length === 0) continue;
      const style = getComputedStyle(element);
      if (Number.parseFloat(style.fontSize) < text) faults.push(`"${words.slice(0, 20)}" is ${style.fontSize}`);
      const range = document.createRange();
      for (const word of (node.textContent ?? '').matchAll(/[A-Za-z]+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (range.getClientRects().length > 1) faults.push(`a line ends within "${word[0]}"`);
      }
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const outside = box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 4 || box.top < -4;
      if (outside && !scrolled(element)) faults.push(`"${words.slice(0, 20)}" is cut off by the screen`);
    }

    for (const fact of root.querySelectorAll('.ticket-facts > *, .ticket-qr, .ticket-number')) {
      if (fact.getClientRects().length === 0) faults.push(`"${fact.textContent}" is not to be seen`);
    }

    const leastPicture = 0.1 * Math.min(innerWidth, innerHeight);
    for (const picture of root.querySelectorAll('.ticket-qr .qr')) {
      const { height } = picture.getBoundingClientRect();
      if (height < leastPicture) faults.push(`the picture for a phone is ${Math.round(height)} px high`);
    }

    for (const words of root.querySelectorAll('.whole-words')) {
      const text = (node: ChildNode) => node.nodeType === Node.TEXT_NODE;
      for (const word of [...words.childNodes].filter(text)) {
        const range = document.createRange();
        range.selectNodeContents(word);
        const isChinese = /^[^A-Za-z]+$/.test(word.textContent ?? '');
        if (isChinese && range.getClientRects().length > 1) faults.push(`a line ends within "${word.textContent}"`);
      }
    }

    const boxes = [...root.querySelectorAll('.middle, .bottom, .top, .panel, .queue, .scrolling, .tiles')];
    for (const element of boxes) {
      const box = element.getBoundingClientRect();
      for (const child of element.children) {
        const inner = child.getBoundingClientRect();
        if (inner.height > 0 && inner.bottom > box.bottom + 2 && !scrolled(child)) {
          faults.push(
            `${child.className} sticks out of ${element.className} by ${Math.round(inner.bottom - box.bottom)} px`,
          );
        }
      }
    }
    return [...new Set(faults)];
  }, measures);
}

/** Texts under 7:1 (4.5:1 where large), as elder mode wants them; one line each. */
export async function weakContrasts(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    const found = await runner.run(document, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } });
    return found.violations.flatMap(({ nodes }) => nodes.map((node) => `contrast: ${node.html.slice(0, 120)}`));
  });
}
