import { describe, expect, test } from 'vitest';
import type { WindowId } from '../../../protocol/ids.ts';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, teller, windowOf } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import type { AdviseTide, AnswerTidalAdvice } from './tide.ts';

const manager = teller('manager1');
const hall = sampleHall({ windows: [windowOf('1'), windowOf('2'), windowOf('9', { tidal: true })] });
const morning = [configureHall(hall), rollDay(at('08:00')), atWindow('OpenWindow', '1', { at: at('08:30') })] as const;
const grounds = {
  rule: 'forecast',
  peakMinutes: 18,
  peakInMinutes: 25,
  meanMinutes: 9,
  longestWaitMinutes: 6,
} as const;

function advise(kind: 'open' | 'close', over: Partial<AdviseTide> = {}): AdviseTide {
  return {
    type: 'AdviseTide',
    at: at('09:30'),
    actor: system,
    advice: 'advice1',
    kind,
    tidalWindow: '9' as WindowId,
    grounds,
    teller: 'signed-in',
    ...over,
  };
}

function answer(accept: boolean, over: Partial<AnswerTidalAdvice> = {}): AnswerTidalAdvice {
  return {
    type: 'AnswerTidalAdvice',
    at: at('09:31'),
    actor: manager,
    advice: 'advice1',
    accept,
    why: accept ? null : '高峰马上过去',
    freeTellers: 1,
    ...over,
  };
}

describe('advice to open a tidal window', () => {
  test('[B-08] goes on record with its numbers, and the same advice only once', () => {
    const advised = given(...morning, advise('open'));
    expect(advised.events.at(-1)).toMatchObject({ type: 'TidalAdvised', at: at('09:30'), tidalWindow: '9', grounds });
    advised.when(advise('open', { advice: 'advice2' })).then();
    advised.when(advise('open', { advice: 'advice2', teller: 'missing' })).then({ type: 'TidalAdvised' });
  });

  test('[B-08] [B-09] a configuration without the window ends its advice and its opening: no teller is counted as on the way there', () => {
    const [one, two] = [windowOf('1'), windowOf('8', { tidal: true })];
    const without = configureHall(sampleHall({ windows: [one, two] }));
    given(...morning, advise('open'), without)
      .when(answer(true))
      .refused('no_such_advice');
    const accepted = given(...morning, advise('open'), answer(true));
    const other = advise('open', { advice: 'advice2', tidalWindow: two.id });
    const second = answer(true, { advice: 'advice2' });
    accepted.and(without, other).when(second).then({ type: 'TidalAdviceAccepted', tidalWindow: '8' });
    const noLongerTidal = configureHall(sampleHall({ windows: [one, two, windowOf('9')] }));
    expect(accepted.and(noLongerTidal).state.tide.opening.size).toBe(0);
    expect(accepted.and(configureHall(hall)).state.tide.opening.size).toBe(1);
  });

  test('[B-08] the manager accepts it: who and when is on record, and the window is on its way', () => {
    const accepted = given(...morning, advise('open'), answer(true));
    expect(accepted.events.at(-1)).toMatchObject({
      type: 'TidalAdviceAccepted',
      at: at('09:31'),
      staff: 'manager1',
      tidalWindow: '9',
    });
    expect(accepted.state.tide).toMatchObject({ advice: null, opening: new Map([['9', at('09:31')]]) });
    const opened = accepted.and(atWindow('OpenWindow', '9', { at: at('09:35') }));
    expect(opened.state.tide.opening.size).toBe(0);
  });

  test('[B-08] declining needs a reason, which is kept', () => {
    const advised = given(...morning, advise('open'));
    advised.when(answer(false, { why: null })).refused('reason_required');
    advised.when(answer(false)).then({ type: 'TidalAdviceDeclined', staff: 'manager1', why: '高峰马上过去' });
  });

  test('[B-08] without a qualified teller signed in no window opens', () => {
    given(...morning, advise('open', { teller: 'missing' }))
      .when(answer(true, { freeTellers: 0 }))
      .refused('no_qualified_teller');
  });

  test('[B-08] a teller who signed in since the advice will do; one who is on the way elsewhere will not', () => {
    const missing = given(...morning, advise('open', { teller: 'missing' }));
    missing.when(answer(true, { freeTellers: 1 })).then({ type: 'TidalAdviceAccepted' });
    const hall2 = sampleHall({ windows: [windowOf('9', { tidal: true }), windowOf('10', { tidal: true })] });
    const second = advise('open', { advice: 'advice2', tidalWindow: '10' as WindowId });
    given(configureHall(hall2), rollDay(at('08:00')), advise('open'), answer(true), second)
      .when(answer(true, { advice: 'advice2', freeTellers: 1 }))
      .refused('no_qualified_teller');
  });

  test('an answer to advice that is gone is refused', () => {
    given(...morning)
      .when(answer(true))
      .refused('no_such_advice');
    given(...morning, advise('open'), atWindow('OpenWindow', '9', { at: at('09:30:30') }))
      .when(answer(true))
      .refused('no_such_advice');
  });

  test('advice is withdrawn, and an opening dropped, only while they stand', () => {
    const withdraw = { type: 'WithdrawTidalAdvice', at: at('09:40'), actor: system, advice: 'advice1' } as const;
    const drop = { type: 'DropTidalOpening', at: at('09:50'), actor: system, tidalWindow: '9' as WindowId } as const;
    const advised = given(...morning, advise('open'));
    advised.when(withdraw).then({ type: 'TidalAdviceWithdrawn', advice: 'advice1' });
    advised.when(drop).then();
    const accepted = advised.and(answer(true));
    accepted.when(withdraw).then();
    accepted.when(drop).then({ type: 'TidalOpeningDropped', tidalWindow: '9' });
    expect(accepted.and(drop).state.tide.opening.size).toBe(0);
  });
});

describe('advice to close a tidal window', () => {
  const open = [...morning, atWindow('OpenWindow', '9', { at: at('08:40') })] as const;

  test('[B-08] closes a free window at once', () => {
    given(...open, advise('close'))
      .when(answer(true))
      .then({ type: 'TidalAdviceAccepted', kind: 'close' }, { type: 'WindowClosed', window: '9' });
  });

  test('[B-08] strands nobody: the ticket at the window is finished, those held or reserved go back with their rank', () => {
    const busy = given(
      ...open,
      issue('a', { at: at('08:50') }),
      issue('b', { at: at('08:51') }),
      issue('c', { at: at('08:52') }),
      onTicket('TransferTicket', 'b', { at: at('08:53'), toWindow: '9' as WindowId }),
      atWindow('CallNextTicket', '9', { at: at('08:54') }),
      advise('close'),
    );
    const closing = busy.and(answer(true));
    const { queue } = closing.state;
    expect(queue.windows.get('9' as WindowId)?.status).toBe('closing');
    for (const ticket of queue.tickets.values()) {
      expect(ticket.reservedFor).toBeNull();
      if (ticket.window !== '9') expect(ticket.status).toBe('waiting');
    }
    const served = [...queue.tickets.values()].find((ticket) => ticket.window === '9');
    expect(served).toBeDefined();
    const after = closing.and(
      atWindow('StartService', '9', { at: at('09:32') }),
      atWindow('FinishTicket', '9', { at: at('09:40') }),
    );
    expect(after.state.queue.windows.get('9' as WindowId)?.status).toBe('closed');
    const left = [...after.state.queue.tickets.values()];
    expect(left.map((ticket) => [ticket.status, ticket.rankAt < at('08:53')])).toEqual([
      ['waiting', true],
      ['waiting', true],
    ]);
  });
});
