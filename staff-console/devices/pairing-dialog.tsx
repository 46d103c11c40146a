import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type DeviceKind, deviceKinds } from '../../protocol/permissions.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input, Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { deviceKindLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { type DeskClock, momentText } from './desk-times.ts';
import type { DevicesModel, Pairing } from './devices-model.ts';

/** Asks what the new device is, then shows its code, large enough to be read across a room. */
export function PairingDialog({ model, clock }: { model: DevicesModel; clock: DeskClock }): VNode {
  const pairing = model.pairing.value;
  return pairing === null ? (
    <PairingForm model={model} />
  ) : (
    <PairingCode model={model} pairing={pairing} clock={clock} />
  );
}

function standsAtWindow(kind: DeviceKind): boolean {
  return kind === 'window-screen' || kind === 'call-terminal';
}

function PairingForm({ model }: { model: DevicesModel }): VNode {
  const [kind, setKind] = useState<DeviceKind>('kiosk');
  const [name, setName] = useState('');
  const [window, setWindow] = useState('');
  const at = model.windows.value.find((one) => one.id === window)?.id;
  const ready = name.trim() !== '' && (!standsAtWindow(kind) || at !== undefined);
  return (
    <FormDialog
      label={words.pairing_title()}
      submit={words.pairing_submit()}
      busy={model.busy.value}
      ready={ready}
      problem={model.problem.value}
      onSubmit={() => {
        const where = standsAtWindow(kind) && at !== undefined ? { window: at } : {};
        void model.pair({ kind, name: name.trim(), ...where });
      }}
      onClose={() => model.open(null)}
    >
      <RadioGroup
        class="choices"
        label={words.devices_kind()}
        value={kind}
        autofocus
        onChange={(event) => setKind(deviceKinds.find((one) => one === fieldValue(event)) ?? 'kiosk')}
      >
        {deviceKinds.map((one) => (
          <Radio key={one} value={one} appearance="button">
            {deviceKindLabels[one]()}
          </Radio>
        ))}
      </RadioGroup>
      <Input
        label={words.devices_name()}
        hint={words.pairing_name_hint()}
        maxlength={60}
        value={name}
        autocomplete="off"
        onInput={(event) => setName(fieldValue(event))}
      />
      {standsAtWindow(kind) && (
        <RadioGroup
          class="choices choices-short"
          label={words.devices_window()}
          value={window}
          onChange={(event) => setWindow(fieldValue(event))}
        >
          {model.windows.value.map((one) => (
            <Radio key={one.id} value={one.id} appearance="button">
              {one.label}
            </Radio>
          ))}
        </RadioGroup>
      )}
    </FormDialog>
  );
}

function PairingCode({ model, pairing, clock }: { model: DevicesModel; pairing: Pairing; clock: DeskClock }): VNode {
  const close = () => model.open(null);
  const until = momentText(pairing.expiresAt, clock);
  return (
    <Dialog
      label={words.pairing_code_title()}
      onClose={close}
      onEnter={close}
      footer={
        <Button variant="brand" autofocus onClick={close}>
          {words.pairing_done()}
        </Button>
      }
    >
      <div class="issued" role="status">
        <p class="pairing-code">{pairing.code}</p>
        <p>{words.pairing_code_until({ time: until })}</p>
      </div>
    </Dialog>
  );
}
