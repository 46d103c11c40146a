import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { element } from './element.ts';
import { focusSoon } from './focus-soon.ts';

interface WaDialogProps {
  readonly open?: boolean;
  readonly label: string;
  readonly 'onwa-hide'?: (event: Event) => void;
}

const WaDialog = element<WaDialogProps>('wa-dialog');

/**
 * A modal dialog that is in the page only while it is open. Escape and its cross call `onClose`, Enter calls `onEnter`
 * unless a button has the focus. The control that should have the focus is marked `autofocus`.
 */
export function Dialog(props: {
  label: string;
  onClose: () => void;
  onEnter?: () => void;
  footer: ComponentChildren;
  children: ComponentChildren;
}): VNode {
  const dialog = useRef<HTMLElement>(null);
  useEffect(() => focusSoon(() => dialog.current?.querySelector<HTMLElement>('[data-first-focus]') ?? null), []);
  return (
    <WaDialog
      open
      label={props.label}
      elementRef={dialog}
      onKeyDown={(event) => {
        const onButton = event.target instanceof Element && event.target.closest('wa-button, button') !== null;
        if (event.key === 'Enter' && !event.repeat && !onButton) props.onEnter?.();
      }}
      onwa-hide={(event) => {
        // Parts within it may close with an event of the same name.
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      {props.children}
      <div slot="footer" class="dialog-footer">
        {props.footer}
      </div>
    </WaDialog>
  );
}
