import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../ui/i18n/locale.ts';
import { codeGroups, spoken } from './booking-words.ts';

afterEach(() => setLanguage('zh'));

test('[A-01] a code is read out so that no sign is taken for another, in both languages', () => {
  expect(codeGroups('7KQ2MXRT')).toBe('7KQ2-MXRT');
  expect(spoken('7K2').map(({ word }) => word)).toEqual(['七', 'Kilo', '二']);
  setLanguage('en');
  expect(spoken('7K2').map(({ word }) => word)).toEqual(['seven', 'Kilo', 'two']);
});
