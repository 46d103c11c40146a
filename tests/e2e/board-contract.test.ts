import { expect, test } from 'vitest';
import { AnnouncementSchema, BoardViewSchema } from '../../protocol/views.ts';

/** Every name of a member in a schema, at any depth. */
function memberNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: Record<string, unknown> };
  const own = properties === undefined ? [] : Object.keys(properties);
  return [...own, ...Object.values(schema).flatMap(memberNames)];
}

/** Of the hall and its windows. Whoever adds a name here has made sure that it says nothing of a visitor. */
const allowed = new Set(
  [
    'hall seq name windowTitle guidanceDesk supervisionTelephone utcOffsetMinutes day service current recent lanes getReady',
    'missed missedRule moves numbers windows notices state until opensAt number window windowLabel direction at recalls letter waiting',
    'estimate p50Seconds p90Seconds id label kind tidal lowCounter status staffNo zh en text audio language url',
  ].flatMap((names) => names.split(' ')),
);

test('[C-05] what boards are told has no field for a person: no name, ID, age or group', () => {
  const names = new Set([...memberNames(BoardViewSchema), ...memberNames(AnnouncementSchema)]);
  expect([...names].filter((name) => !allowed.has(name) && name !== 'properties' && name !== 'items')).toEqual([]);
  expect(names.size).toBeGreaterThan(30);
});
