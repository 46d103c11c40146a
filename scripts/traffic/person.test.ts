import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIdNumber } from '../../queue-server/domain/identity/id-number.ts';
import { inventPerson } from './person.ts';

test('every invented person has a valid number of the unassigned area', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })), (chances) => {
      const random = () => chances.next().value ?? 0;
      const person = inventPerson(new Date('2026-05-06T04:00:00Z'), random);
      expect(person.idNumber).toMatch(/^510499/);
      expect(readIdNumber(person.idNumber, '2026-05-06')).toMatchObject({ ok: true });
    }),
  );
});
