import { expect, test } from 'vitest';
import { idNumberFault, tidyIdNumber } from './id-number.ts';

test('[A-01] a right number passes, with blanks and a small x as people type it', () => {
  expect(idNumberFault('510499199201150086')).toBeNull();
  expect(idNumberFault(' 510499 19500101 003x ')).toBeNull();
  expect(tidyIdNumber(' 510499 19500101 003x ')).toBe('51049919500101003X');
  expect(idNumberFault('CHN123456789012')).toBeNull();
});

test('[A-01] what is wrong is told apart: too short, signs that do not belong, one digit mistyped', () => {
  expect(idNumberFault('')).toBe('length');
  expect(idNumberFault('51049919920115008')).toBe('length');
  expect(idNumberFault('51049919920115O086')).toBe('characters');
  expect(idNumberFault('510499199201150085')).toBe('check');
  expect(idNumberFault('510499199201510086')).toBe('check');
});
