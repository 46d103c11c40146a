import { Value } from 'typebox/value';
import type { DevicePlugin, DeviceSetting } from '../plugin.ts';

/**
 * What is wrong with a device's setting: one line with what it wants, and the names that do not belong there; where the schema lets
 * it through, a line for each thing that the plugin finds. Null is no setting.
 */
export function settingComplaint(plugin: DevicePlugin, given: unknown): string[] {
  if (given === undefined) return [];
  if (Value.Check(plugin.schema, given)) {
    return (plugin.complaints?.(given as DeviceSetting) ?? []).map((words) => `${plugin.key}/${words}`);
  }
  const strangers = strangersIn(plugin, given);
  const named = strangers.length === 0 ? '' : ` (no such setting: ${strangers.join(', ')})`;
  return [`${plugin.key}: ${plugin.hint}${named}`];
}

/** Keys of an object that no way to connect this kind of device has; of its own kind, where the kind is known. */
function strangersIn({ schema }: DevicePlugin, given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return [];
  const members = waysOf(schema);
  const kind: unknown = Reflect.get(given, 'kind');
  const own = members.filter(({ kind: schemaOfKind }) => schemaOfKind !== undefined && matches(schemaOfKind, kind));
  const known = new Set((own.length > 0 ? own : members).flatMap((properties) => Object.keys(properties)));
  return known.size === 0 ? [] : Object.keys(given).filter((key) => !known.has(key));
}

type Properties = Readonly<Record<string, object>>;

/** The properties of each member of a union, or of the one object. */
function waysOf(schema: object): Properties[] {
  const members: unknown = Reflect.get(schema, 'anyOf');
  return (Array.isArray(members) ? members : [schema]).map((member: object) => Reflect.get(member, 'properties') ?? {});
}

function matches(schema: object, value: unknown): boolean {
  return Value.Check(schema, value);
}
