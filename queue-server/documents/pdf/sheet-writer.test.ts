import { expect, test } from 'vitest';
import { drawPages, inkOf } from './pdf-picture.ts';
import { createSheetWriter, type SheetWriter } from './sheet-writer.ts';

const options = { title: '测试', createdAt: new Date(0) };

async function pagesOf(write: (sheet: SheetWriter) => void, dotsPerInch = 60) {
  const sheet = await createSheetWriter(options);
  write(sheet);
  const pdf = await sheet.finish('');
  return { pdf, pages: drawPages(pdf, dotsPerInch) };
}

test('rare characters of names stand on the paper, each another and none an empty box', async () => {
  const pictures = await Promise.all(
    ['㐂', '䶮', '𬭎', '犇'].map((character) => pagesOf((sheet) => sheet.title(character), 150)),
  );
  const blank = inkOf((await pagesOf((sheet) => sheet.title(' '), 150)).pages[0] ?? noPage());
  const inks = pictures.map(({ pages: [page = noPage()] }) => inkOf(page) - blank);
  for (const ink of inks) expect(ink).toBeGreaterThan(150);
  const drawn = new Set(pictures.map(({ pages: [page = noPage()] }) => Buffer.from(page.grey).toString('base64')));
  expect(drawn.size).toBe(4);
});

test('a table goes on over the pages with its headings again, and every page has its number', async () => {
  const table = {
    columns: [
      { heading: '标题', share: 1 },
      { heading: 'Value', share: 2 },
    ],
    rows: Array.from({ length: 90 }, (_, row) => [`第 ${row} 行`, 'x']),
  };
  const { pdf, pages } = await pagesOf((sheet) => sheet.table(table));
  expect(pages.length).toBe(3);
  // The headings lie on a shaded band at the same place of each page.
  const shades = pages.map(
    ({ grey, width, height }) => grey[Math.floor(height * 0.07) * width + Math.floor(width * 0.8)],
  );
  for (const shade of shades) expect(shade).toBeLessThan(250);
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3);
});

test('a row that is taller than a page is not lost', async () => {
  const words = '很长的说明。'.repeat(900);
  const { pages } = await pagesOf((sheet) =>
    sheet.table({ columns: [{ heading: '说明', share: 1 }], rows: [[words]] }),
  );
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(inkOf(page)).toBeGreaterThan(500);
});

test('the same content makes the same file', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => pagesOf((sheet) => sheet.paragraph('同样的内容'))));
  expect(one?.pdf.equals(other?.pdf ?? Buffer.alloc(0))).toBe(true);
});

function noPage(): never {
  throw new Error('there is no page');
}
