import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { DeviceView } from '../../protocol/views.ts';
import { localeName } from '../../ui/i18n/locale.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { faultWords } from '../words/fault-words.ts';
import { deviceKindLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { createDevicesModel, type DevicesModel } from './devices-model.ts';
import { PairingDialog } from './pairing-dialog.tsx';

/** `/staff/devices` for the system administrator: enrolled devices, pairing codes, revoking (N-06). */
export function DevicesPage({ session, hall }: { session: SessionReply; hall: HallId }): VNode {
  const { api, newKey } = useConsole();
  const model = useMemo(() => createDevicesModel({ api, hall, newKey }), [api, hall, newKey]);
  useEffect(() => void model.read(), [model]);
  const devices = model.devices.value;
  const problem = model.problem.value;
  return (
    <div class="page">
      <TopBar session={session}>
        <h1>{words.devices_title()}</h1>
      </TopBar>
      <main class="devices">
        <div class="devices-bar">
          <p>{words.devices_intro()}</p>
          <Button variant="brand" onClick={() => model.open({ kind: 'pair' })}>
            <Icon slot="start" name="plus" />
            {words.devices_add()}
          </Button>
        </div>
        <div role="alert">
          {problem !== null && model.dialog.value === null && <Callout tone="danger">{problemWords(problem)}</Callout>}
        </div>
        {devices === null && problem === null && <p class="quiet">{words.loading()}</p>}
        {devices !== null && devices.length === 0 && <p class="quiet">{words.devices_none()}</p>}
        {devices !== null && devices.length > 0 && <DeviceTable devices={devices} model={model} />}
      </main>
      <DevicesDialogs model={model} />
    </div>
  );
}

function DeviceTable({ devices, model }: { devices: readonly DeviceView[]; model: DevicesModel }): VNode {
  return (
    <table class="card device-table">
      <thead>
        <tr>
          <th>{words.devices_name()}</th>
          <th>{words.devices_kind()}</th>
          <th>{words.devices_window()}</th>
          <th>{words.devices_state()}</th>
          <th>{words.devices_since()}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id}>
            <th scope="row">{device.name}</th>
            <td>{deviceKindLabels[device.kind]()}</td>
            <td>{device.window ?? '–'}</td>
            <td>
              <DeviceState device={device} />
            </td>
            <td>
              {new Date(device.pairedAt).toLocaleString(localeName(), { dateStyle: 'medium', timeStyle: 'short' })}
            </td>
            <td>
              {!device.revoked && (
                <Button
                  appearance="outlined"
                  variant="danger"
                  size="s"
                  onClick={() => model.open({ kind: 'revoke', device })}
                >
                  {words.device_revoke()}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeviceState({ device }: { device: DeviceView }): VNode {
  if (device.revoked) return <span class="chip">{words.device_state_revoked()}</span>;
  return (
    <>
      <span class={`chip ${device.online ? 'chip-ok' : 'chip-warn'}`}>
        <Icon name={device.online ? 'wifi' : 'wifi-off'} />
        {device.online ? words.device_state_online() : words.device_state_offline()}
      </span>
      {device.faults.map((fault) => (
        <span key={fault} class="chip chip-danger">
          {faultWords(fault)}
        </span>
      ))}
    </>
  );
}

function DevicesDialogs({ model }: { model: DevicesModel }): VNode | null {
  const dialog = model.dialog.value;
  if (dialog === null) return null;
  if (dialog.kind === 'pair') return <PairingDialog model={model} />;
  const { device } = dialog;
  return (
    <FormDialog
      label={words.device_revoke_title({ name: device.name })}
      intro={words.device_revoke_intro()}
      submit={words.device_revoke()}
      tone="danger"
      busy={model.busy.value}
      ready
      problem={model.problem.value}
      onSubmit={() => void model.revoke(device)}
      onClose={() => model.open(null)}
    />
  );
}
