import '@awesome.me/webawesome/dist/components/button/button.js';
import { element } from './element.ts';

interface WaButtonProps {
  readonly variant?: 'neutral' | 'brand' | 'success' | 'warning' | 'danger';
  readonly appearance?: 'accent' | 'filled' | 'outlined' | 'filled-outlined' | 'plain';
  readonly size?: 's' | 'm' | 'l';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly loading?: boolean;
}

export const Button = element<WaButtonProps>('wa-button');

/** After a press with the mouse the button gives the focus back, so that Enter does not press it again but starts the service. */
export function leaveAfterMouse(event: MouseEvent): void {
  if (event.detail > 0 && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}
