import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openHall, play, take } from '../../kiosk/flow/flow.test-support.ts';
import type { Input } from '../../kiosk/flow/inputs.ts';
import { nextLetters, searchItems } from '../../kiosk/models/search-items.ts';
import type { Catalogue, ListedItem, ServiceItem, Theme } from '../../protocol/catalogue.ts';
import { listCatalogue } from '../../queue-server/app/list-catalogue.ts';

const base = JSON.parse(
  readFileSync(new URL('../../queue-server/domain/catalogue/base-catalogue.json', import.meta.url), 'utf8'),
) as { themes: Theme[]; items: ServiceItem[] };
const catalogue: Catalogue = listCatalogue(
  { version: 1, themes: base.themes, items: new Map(base.items.map((item) => [item.no, item])) },
  'county',
);

/** Results that stand on a 1080p screen without scrolling. */
const onOneScreen = 18;

function confirms(touches: readonly Input[], item: ListedItem): void {
  expect(touches.length).toBeLessThanOrEqual(3);
  expect(play(openHall, ...touches).state.screen).toMatchObject({ at: 'confirm', wish: { kind: 'item', no: item.no } });
}

test('[A-03] [I-03] each of the 64 items is three touches from home, by its theme', () => {
  expect(catalogue.items).toHaveLength(64);
  for (const item of catalogue.items) {
    expect(catalogue.themes.map(({ id }) => id)).toContain(item.theme);
    confirms([take, { type: 'choose-theme', theme: item.theme }, { type: 'choose-item', no: item.no }], item);
  }
});

test('[A-03] no theme is longer than a screen', () => {
  for (const { id } of catalogue.themes) {
    expect(catalogue.items.filter(({ theme }) => theme === id).length).toBeLessThanOrEqual(onOneScreen);
  }
});

test('[A-03] each of the 64 items is three touches from home, by the first letter of its pinyin', () => {
  for (const item of catalogue.items) {
    const letter = item.initials.charAt(0);
    const found = searchItems(catalogue.items, letter, 'zh').slice(0, onOneScreen);
    expect(found).toContain(item);
    const open: Input = { type: 'choose-tile', tile: 'find-item' };
    confirms([open, { type: 'type-letter', letter }, { type: 'choose-item', no: item.no }], item);
  }
});

test('initials from the middle of a name, whole pinyin, and English words are found', () => {
  const names = (typed: string, language: 'zh' | 'en' = 'zh') =>
    searchItems(catalogue.items, typed, language).map(({ no }) => no);
  expect(names('GS')).toContain(61);
  expect(names('YANGLAO')).toContain(33);
  expect(names('ZGRZ')).toEqual(expect.arrayContaining([33, 40]));
  expect(names('PENSION', 'en')).toContain(25);
  expect(names('')).toEqual([]);
});

test('ü may be typed as V or as U', () => {
  const item: ListedItem = { ...first(), zh: '绿色旅行补贴', initials: 'LSLXBT' };
  for (const typed of ['LVSE', 'LUSE', 'LVXING', 'LUXING']) {
    expect(searchItems([item], typed, 'zh'), typed).toEqual([item]);
  }
});

test('a letter that can be pressed leads to something, and one that cannot leads to nothing', () => {
  for (const typed of ['', 'S', 'QY', 'SHBZ']) {
    const next = nextLetters(catalogue.items, typed, 'zh');
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      expect(searchItems(catalogue.items, typed + letter, 'zh').length > 0).toBe(next.has(letter));
    }
  }
});

function first(): ListedItem {
  const item = catalogue.items[0];
  if (item === undefined) throw new Error('the catalogue is empty');
  return item;
}
