import type { VNode } from 'preact';
import type { DeskView } from '../../protocol/devices-api.ts';
import { words } from '../words/messages.ts';
import { countsOf } from './desk-summary.ts';

/** The hall's devices in five numbers; what is not zero and should be stands out. */
export function DeskTiles({ desk }: { desk: DeskView }): VNode {
  const { devices, silent, trouble, orders, inspections } = countsOf(desk);
  return (
    <dl class="tiles">
      <Tile name={words.desk_tile_devices()} value={devices} />
      <Tile name={words.desk_tile_silent()} value={silent} alarm={silent > 0} />
      <Tile name={words.desk_tile_trouble()} value={trouble} alarm={trouble > 0} />
      <Tile name={words.desk_tile_orders()} value={orders} />
      <Tile name={words.desk_tile_inspections()} value={inspections} />
    </dl>
  );
}

function Tile({ name, value, alarm = false }: { name: string; value: number; alarm?: boolean }): VNode {
  return (
    <div class={`card tile ${alarm ? 'tile-alarm' : ''}`}>
      <dt>{name}</dt>
      <dd class="tile-value">{value}</dd>
    </div>
  );
}
