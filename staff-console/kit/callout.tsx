import '@awesome.me/webawesome/dist/components/callout/callout.js';
import type { ComponentChildren, VNode } from 'preact';
import { element } from './element.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-files.ts';

type Tone = 'neutral' | 'brand' | 'success' | 'warning' | 'danger';

interface WaCalloutProps {
  readonly variant?: Tone;
  readonly size?: 's' | 'm' | 'l';
}

const WaCallout = element<WaCalloutProps>('wa-callout');
const toneIcons: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  brand: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'triangle-alert',
};

/** A note within the page; its icon says the tone as well as its colour. */
export function Callout({ tone, children }: { tone: Tone; children: ComponentChildren }): VNode {
  return (
    <WaCallout variant={tone} size="s">
      <Icon slot="icon" name={toneIcons[tone]} />
      {children}
    </WaCallout>
  );
}
