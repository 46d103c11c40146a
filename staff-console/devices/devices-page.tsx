import { useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { DeskView } from '../../protocol/devices-api.ts';
import type { HallId } from '../../protocol/ids.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { Icon } from '../kit/icon.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { words } from '../words/messages.ts';
import { type DeskLink, linkDesk } from './desk-link.ts';
import { DeskTiles } from './desk-tiles.tsx';
import type { DeskClock } from './desk-times.ts';
import { DeviceDetail } from './device-detail.tsx';
import { DeviceList } from './device-list.tsx';
import { type DeviceRights, rightsOf } from './device-rights.ts';
import { DevicesDialogs } from './devices-dialogs.tsx';
import { createDevicesModel, type DevicesModel } from './devices-model.ts';
import { OrdersView } from './orders-view.tsx';
import { openPdfTab } from './pdf-tab.ts';

/** `/staff/devices`: how every device is, since when, what is being done about it, and its past (D-23; S3 6.2, S4 9.2.2). */
export function DevicesPage({ session, hall }: { session: SessionReply; hall: HallId }): VNode {
  const { api, newKey, openSocket, session: sessions } = useConsole();
  const link = useMemo(() => linkDesk(openSocket(), hall), [openSocket, hall]);
  const model = useMemo(
    () => createDevicesModel({ api, hall, desk: link.view, newKey, openTab: openPdfTab }),
    [api, hall, link, newKey],
  );
  useEffect(
    () => () => {
      model.stop();
      link.stop();
    },
    [model, link],
  );
  useSignalEffect(() => {
    if (link.state.value === 'ended') sessions.end();
  });
  useEffect(() => link.resume(), [link, session]);
  const desk = model.desk.value;
  const problem = model.problem.value ?? link.problem.value;
  return (
    <div class={`page devices-page ${link.state.value === 'stale' ? 'page-stale' : ''}`}>
      <TopBar session={session}>
        <h1>{words.desk_title()}</h1>
      </TopBar>
      <div role="alert" class="devices-alert">
        {link.state.value === 'stale' && <Callout tone="danger">{words.stale_note_unknown()}</Callout>}
        {problem !== null && model.dialog.value === null && <Callout tone="danger">{problemWords(problem)}</Callout>}
      </div>
      <main class="devices">
        {desk === null ? (
          <p class="quiet">{words.loading()}</p>
        ) : (
          <Desk desk={desk} model={model} link={link} rights={rightsOf(session)} />
        )}
      </main>
      {desk !== null && (
        <DevicesDialogs model={model} clock={clockOf(desk, link)} inspectionDays={desk.inspectionDays} />
      )}
    </div>
  );
}

function Desk(props: { desk: DeskView; model: DevicesModel; link: DeskLink; rights: DeviceRights }): VNode {
  const { desk, model, link, rights } = props;
  const [shown, setShown] = useState<'devices' | 'orders'>('devices');
  const clock = clockOf(desk, link);
  const chosen = model.chosen.value;
  return (
    <>
      <div class="devices-bar">
        <fieldset class="hall-views">
          <legend>{words.desk_views()}</legend>
          <button type="button" aria-pressed={shown === 'devices'} onClick={() => setShown('devices')}>
            {words.desk_view_devices()}
          </button>
          <button type="button" aria-pressed={shown === 'orders'} onClick={() => setShown('orders')}>
            {words.desk_view_orders()}
          </button>
        </fieldset>
        {rights.manages && (
          <Button class="touch" size="l" appearance="outlined" onClick={() => model.open({ kind: 'pair' })}>
            <Icon slot="start" name="plus" />
            {words.devices_add()}
          </Button>
        )}
      </div>
      <DeskTiles desk={desk} />
      {shown === 'orders' && <OrdersView desk={desk} model={model} clock={clock} rights={rights} />}
      {shown === 'devices' && chosen === null && <p class="quiet">{words.desk_none()}</p>}
      {shown === 'devices' && chosen !== null && (
        <div class="devices-columns">
          <DeviceList desk={desk} chosen={chosen.id} clock={clock} onChoose={model.choose} />
          <DeviceDetail desk={desk} device={chosen} model={model} clock={clock} rights={rights} />
        </div>
      )}
    </>
  );
}

function clockOf({ utcOffsetMinutes }: DeskView, link: DeskLink): DeskClock {
  return { now: link.now.value, utcOffsetMinutes };
}
