import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { readFacts } from '../read-card.ts';
import { createScriptedLink } from '../simulator/scripted-link.ts';

const select = '00A404000F 7378312E73682EC9E7BBE1B1A3D5CF';

test.each([
  ['a bank card, which knows no such application', '6A82'],
  ['a card of another make, which knows no such instruction', '6D00'],
  ['a card of another class', '6E00'],
  ['an application that was blocked', '6283'],
])('[D-03] %s is a wrong card', async (_what, sw) => {
  const link = createScriptedLink([[select, sw]]);
  expect(await readFacts(link)).toEqual(err('wrong-card'));
  expect(link.sent()).toHaveLength(1);
});
