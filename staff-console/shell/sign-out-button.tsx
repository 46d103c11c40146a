import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StaffId } from '../../protocol/ids.ts';
import type { StaffWindow } from '../../protocol/views.ts';
import { useConsole } from '../client/console.ts';
import { Button, leaveAfterMouse } from '../kit/button.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { words } from '../words/messages.ts';

/** Signs out; who is on duty at a window is asked first, because the window stays open with nobody at it. */
export function SignOutButton({ staff }: { staff: StaffId }): VNode {
  const { session, live } = useConsole();
  const [isAsking, setAsking] = useState(false);
  const window = live.value?.view.value?.windows.find((one) => one.staff === staff && calls(one));
  return (
    <>
      <Button
        appearance="plain"
        size="s"
        onClick={(event) => {
          leaveAfterMouse(event);
          if (window === undefined) void session.signOut();
          else setAsking(true);
        }}
      >
        <Icon slot="start" name="log-out" />
        {words.sign_out()}
      </Button>
      {isAsking && (
        <FormDialog
          label={words.sign_out_on_duty({ label: window?.label ?? '' })}
          intro={words.sign_out_on_duty_intro()}
          submit={words.sign_out_anyway()}
          tone="danger"
          busy={false}
          ready
          problem={null}
          onSubmit={() => void session.signOut()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A window that is paused says so to the hall, and may be left. */
function calls({ status }: StaffWindow): boolean {
  return status !== 'closed' && status !== 'paused';
}
