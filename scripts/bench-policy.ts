import { parseArgs } from 'node:util';
import { readHall } from '../simulator/read-hall.ts';
import { measurePolicy, policyTables } from './policy/measure.ts';

/**
 * `npm run bench -- --policy [--seeds 30] [--first-seed 1] [--json]`: the rules of the queue on simulated days that nothing was
 * learned from, beside FIFO, strict priority and a fixed ratio, and six days that go wrong. Ends with 1 when a
 * target is missed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '30' },
    'first-seed': { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const hall = readHall('demo');
if (!hall.ok) throw new Error(hall.error);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values['first-seed']) + index);
const measured = measurePolicy(hall.value, seeds);
console.log(values.json ? JSON.stringify(measured) : policyTables(measured));
if (measured.targets.some((target) => !target.met)) process.exitCode = 1;
