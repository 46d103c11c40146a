import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { DeskView, ManagedDevice } from '../../protocol/devices-api.ts';
import type { DeviceId, HallId } from '../../protocol/ids.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem } from '../../ui/client/client-problem.ts';
import type { Answer } from '../../ui/client/http-client.ts';
import { createDevicesModel } from './devices-model.ts';

const kiosk = { id: 'd1' as DeviceId } as ManagedDevice;

function setUp(answer: () => Answer<Blob>) {
  const tabs: (Blob | 'opened' | 'closed')[] = [];
  const notAsked = () => expect.unreachable('asked for something else');
  const model = createDevicesModel({
    api: {
      board: notAsked,
      createPairing: notAsked,
      revokeDevice: notAsked,
      deviceHistory: notAsked,
      openWorkOrder: notAsked,
      takeWorkOrder: notAsked,
      closeWorkOrder: notAsked,
      reopenWorkOrder: notAsked,
      recordInspection: notAsked,
      testPage: answer,
    },
    hall: 'demo' as HallId,
    desk: signal<DeskView | null>(null),
    newKey: () => 'k',
    openTab() {
      const index = tabs.push('opened') - 1;
      return {
        show(pdf) {
          tabs[index] = pdf;
        },
        giveUp() {
          if (tabs[index] === 'opened') tabs[index] = 'closed';
        },
      };
    },
  });
  return { model, tabs };
}

test('[D-06] the test page is shown in the tab that the press opened', async () => {
  const pdf = new Blob(['%PDF-1.7']);
  const { model, tabs } = setUp(async () => ok(pdf));
  await model.testPage(kiosk);
  expect(tabs).toEqual([pdf]);
  expect(model.problem.value).toBeNull();
  model.stop();
});

test('[D-06] where no test page comes the empty tab is closed, and it is said why', async () => {
  const { model, tabs } = setUp(async () => err(localProblem('no_answer_in_time')));
  await model.testPage(kiosk);
  expect(tabs).toEqual(['closed']);
  expect(model.problem.value?.code).toBe('no_answer_in_time');
  model.stop();
});

test('[D-06] pressed twice, one page is made', async () => {
  let release: (pdf: Blob) => void = () => undefined;
  const made = new Promise<Blob>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const { model, tabs } = setUp(async () => {
    asked += 1;
    return ok(await made);
  });
  const first = model.testPage(kiosk);
  await model.testPage(kiosk);
  const pdf = new Blob(['%PDF-1.7']);
  release(pdf);
  await first;
  expect([asked, ...tabs]).toEqual([1, pdf, 'closed']);
  model.stop();
});
