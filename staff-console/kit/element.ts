import { type ComponentChildren, h, type RefObject, type VNode } from 'preact';

/** What every element of the kit takes besides its own properties. */
export interface ElementProps {
  readonly class?: string;
  readonly slot?: string;
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly 'aria-keyshortcuts'?: string;
  /** Takes the focus when the dialog around it opens. */
  readonly autofocus?: boolean;
  readonly elementRef?: RefObject<HTMLElement | null>;
  readonly onClick?: (event: MouseEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A typed component for a custom element: the kit's own JSX types are made for older versions of Preact. */
export function element<Props extends object>(tag: string): (props: Props & ElementProps) => VNode {
  return function KitElement({ elementRef, ...props }) {
    // Some of the kit's elements keep `autofocus` to themselves: the dialog looks for a mark of its own.
    const mark = props.autofocus ? { 'data-first-focus': '' } : {};
    return h(tag, elementRef === undefined ? { ...props, ...mark } : { ...props, ...mark, ref: elementRef });
  };
}

/** The value of a field after an `input` or `change` event. */
export function fieldValue(event: Event): string {
  const target = event.currentTarget as (EventTarget & { readonly value?: unknown }) | null;
  return typeof target?.value === 'string' ? target.value : '';
}
