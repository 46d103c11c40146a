import type { HallConfig } from '../../protocol/hall-config.ts';
import type { StaffId, TicketId, WindowId } from '../../protocol/ids.ts';
import demoHall from '../../queue-server/demo/demo-hall.json' with { type: 'json' };
import type { Actor } from '../../queue-server/domain/actor.ts';
import { decideHall, type HallCommand } from '../../queue-server/domain/decide-hall.ts';
import { evolveHall, type HallEvent, initialHall } from '../../queue-server/domain/hall.ts';
import { plainTicket } from '../../queue-server/domain/queue/commands.ts';

const visitorsADay = 800;
const dayMs = 86_400_000;
const firstDayMs = Date.parse('2026-01-05T00:40:00Z');
const betweenVisitorsMs = 30_000;
const system: Actor = { kind: 'system' };

/** Events of one past day after another at the demo hall, without an end, made by its own rules: people come, are called, served and finished. */
export function* pastDays(): Generator<HallEvent, never> {
  const state = initialHall();
  const events: HallEvent[] = [];
  function submit(command: HallCommand): void {
    const decision = decideHall(state, command);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.error.code}`);
    for (const event of decision.value) evolveHall(state, event);
    events.push(...decision.value);
  }
  submit({ type: 'ConfigureHall', at: firstDayMs, actor: system, config: demoHall as unknown as HallConfig });
  const windows = demoHall.windows.slice(0, 8).map((window, index) => ({
    window: window.id as WindowId,
    actor: { kind: 'staff', staff: `s${index}` as StaffId, staffNo: `T${index}` } as const,
    ownOnly: false,
  }));
  for (let day = 0; ; day += 1) {
    let at = firstDayMs + day * dayMs;
    submit({ type: 'RollServiceDay', at, actor: system });
    for (const window of windows) submit({ type: 'OpenWindow', at, ...window });
    for (let visitor = 0; visitor < visitorsADay; visitor += 1) {
      at += betweenVisitorsMs;
      submit(ticket(`${day}-${visitor}`, at, visitor));
      const window = windows[visitor % windows.length];
      if (visitor < 20 || window === undefined) continue;
      submit({
        type: 'CallNextTicket',
        at,
        ...window,
        finishCurrent: false,
        current: null,
        ticket: null,
        reason: null,
      });
      submit({ type: 'StartService', at: at + 20_000, ...window, current: null });
      submit({ type: 'FinishTicket', at: at + 25_000, ...window, outcome: 'served', current: null });
      yield* events.splice(0);
    }
  }
}

function ticket(id: string, at: number, visitor: number): HallCommand {
  return {
    type: 'IssueTicket',
    at,
    actor: system,
    ticket: id as TicketId,
    service: 1 + (visitor % 64),
    subject: null,
    age: visitor % 4 === 0 ? 66 : 40,
    ...plainTicket,
    estimates: {},
  };
}
