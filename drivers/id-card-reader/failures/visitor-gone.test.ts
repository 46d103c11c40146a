import { expect, test } from 'vitest';
import { ok } from '../../../protocol/result.ts';
import type { PortOpener } from '../../transport/byte-port.ts';
import { residentText } from '../simulator/paper-text.ts';
import { createMemorySamv } from '../simulator/simulated-samv.ts';
import { openSamvBench } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

/** A wire that tells of every command before the reader hears it. */
function listened(opener: PortOpener, heard: (command: string) => void): PortOpener {
  return {
    ...opener,
    async open(timeoutMs) {
      const port = await opener.open(timeoutMs);
      if (!port.ok) return port;
      const { sink } = port.value;
      return ok({
        ...port.value,
        sink: {
          write(bytes, limitMs) {
            heard(Buffer.from(bytes).toString('hex').slice(14, 18));
            return sink.write(bytes, limitMs);
          },
        },
      });
    },
  };
}

test.each([
  ['select', '2002', 'not-selected'],
  ['read', '3001', 'always-torn'],
  ['read', '3001', null],
] as const)(
  '[D-27] the visitor goes at the %s (%s, trouble %s): nothing is told but the removal',
  async (_name, at, trouble) => {
    const { machine, opener } = createMemorySamv();
    let hasGone = false;
    const bench = await openSamvBench('memory', {
      opener: listened(opener, (command) => {
        if (command !== at || hasGone) return;
        hasGone = true;
        void bench.reader.wipe();
      }),
    });
    machine.lay(text, trouble);
    await bench.reader.check();
    expect([hasGone, bench.told]).toEqual([true, []]);
    machine.lift();
    await bench.reader.check();
    machine.lay(text);
    await bench.reader.check();
    expect(bench.told).toMatchObject([{ kind: 'removed' }, { kind: 'read' }]);
    await bench.close();
  },
);
