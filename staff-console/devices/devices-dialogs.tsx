import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import {
  type InspectionOutcome,
  inspectionOutcomes,
  type ManagedDevice,
  type OrderOutcome,
  orderOutcomes,
  type WorkOrder,
} from '../../protocol/devices-api.ts';
import { assertNever } from '../../protocol/result.ts';
import { fieldValue } from '../kit/element.ts';
import { Input, Radio, RadioGroup } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { ReasonDialog } from '../kit/reason-dialog.tsx';
import { words } from '../words/messages.ts';
import type { DeskClock } from './desk-times.ts';
import { outcomeLabels } from './device-words.ts';
import type { DevicesModel } from './devices-model.ts';
import { PairingDialog } from './pairing-dialog.tsx';

/** The dialog that is open, if one is. */
export function DevicesDialogs(props: { model: DevicesModel; clock: DeskClock; inspectionDays: number }): VNode | null {
  const { model, clock, inspectionDays } = props;
  const dialog = model.dialog.value;
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'pair':
      return <PairingDialog model={model} clock={clock} />;
    case 'revoke':
      return <RevokeDialog model={model} device={dialog.device} />;
    case 'open-order':
      return <OpenOrderDialog model={model} device={dialog.device} />;
    case 'close-order':
      return <CloseOrderDialog model={model} order={dialog.order} />;
    case 'reopen-order':
      return <ReopenOrderDialog model={model} order={dialog.order} />;
    case 'inspect':
      return <InspectDialog model={model} device={dialog.device} days={inspectionDays} />;
    default:
      return assertNever(dialog);
  }
}

function RevokeDialog({ model, device }: { model: DevicesModel; device: ManagedDevice }): VNode {
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

function OpenOrderDialog({ model, device }: { model: DevicesModel; device: ManagedDevice }): VNode {
  return (
    <ReasonDialog
      label={words.order_open_dialog({ device: device.name })}
      intro={words.order_open_intro()}
      submit={words.order_open_submit()}
      question={words.order_words()}
      choices={[
        words.order_seen_paper(),
        words.order_seen_jam(),
        words.order_seen_screen(),
        words.order_seen_reader(),
        words.order_seen_noise(),
      ]}
      busy={model.busy.value}
      problem={model.problem.value}
      onReason={(seen) => void model.openOrder(device, seen)}
      onClose={() => model.open(null)}
    />
  );
}

function ReopenOrderDialog({ model, order }: { model: DevicesModel; order: WorkOrder }): VNode {
  return (
    <ReasonDialog
      label={words.order_reopen_dialog({ number: order.number })}
      intro={words.order_reopen_intro()}
      submit={words.order_reopen_submit()}
      choices={[words.order_reopen_again(), words.order_reopen_not_done()]}
      busy={model.busy.value}
      problem={model.problem.value}
      onReason={(why) => void model.reopen(order, why)}
      onClose={() => model.open(null)}
    />
  );
}

/** Closes only with a result: the button waits for it, and the server refuses without. */
function CloseOrderDialog({ model, order }: { model: DevicesModel; order: WorkOrder }): VNode {
  const [outcome, setOutcome] = useState<OrderOutcome>('fixed');
  const [result, setResult] = useState('');
  return (
    <FormDialog
      label={words.order_close_dialog({ number: order.number })}
      intro={words.order_close_intro()}
      submit={words.order_close_submit()}
      busy={model.busy.value}
      ready={result.trim() !== ''}
      problem={model.problem.value}
      onSubmit={() => void model.close(order, outcome, result.trim())}
      onClose={() => model.open(null)}
    >
      <Outcomes label={words.order_outcome()} all={orderOutcomes} value={outcome} onChoose={setOutcome} />
      <Input
        label={words.order_result()}
        maxlength={500}
        value={result}
        required
        autofocus
        autocomplete="off"
        onInput={(event) => setResult(fieldValue(event))}
      />
    </FormDialog>
  );
}

function InspectDialog(props: { model: DevicesModel; device: ManagedDevice; days: number }): VNode {
  const { model, device, days } = props;
  const [outcome, setOutcome] = useState<InspectionOutcome>('good');
  const [said, setSaid] = useState('');
  return (
    <FormDialog
      label={words.inspection_dialog({ device: device.name })}
      intro={words.inspection_intro({ days })}
      submit={words.inspection_submit()}
      busy={model.busy.value}
      ready={outcome === 'good' || said.trim() !== ''}
      problem={model.problem.value}
      onSubmit={() => void model.inspect(device, outcome, said.trim())}
      onClose={() => model.open(null)}
    >
      <Outcomes label={words.inspection_outcome()} all={inspectionOutcomes} value={outcome} onChoose={setOutcome} />
      <Input
        label={words.inspection_words()}
        maxlength={500}
        value={said}
        autocomplete="off"
        onInput={(event) => setSaid(fieldValue(event))}
      />
    </FormDialog>
  );
}

function Outcomes<Outcome extends OrderOutcome | InspectionOutcome>(props: {
  label: string;
  all: readonly Outcome[];
  value: Outcome;
  onChoose: (outcome: Outcome) => void;
}): VNode {
  const { label, all, value, onChoose } = props;
  return (
    <RadioGroup
      class="choices"
      label={label}
      value={value}
      onChange={(event) => onChoose(all.find((one) => one === fieldValue(event)) ?? value)}
    >
      {all.map((one) => (
        <Radio key={one} value={one} appearance="button">
          {outcomeLabels[one]()}
        </Radio>
      ))}
    </RadioGroup>
  );
}
