import type { StaffQueueView } from '../../protocol/views.ts';

/** Something that staff should know: a call for help, or a device in trouble. */
export type HallMessage =
  | { readonly kind: 'help'; readonly help: StaffQueueView['help'][number] }
  | { readonly kind: 'fault'; readonly device: StaffQueueView['devices'][number]; readonly fault: string }
  | { readonly kind: 'silent'; readonly device: StaffQueueView['devices'][number]; readonly since: number }
  | { readonly kind: 'offline'; readonly device: StaffQueueView['devices'][number] };

/** Calls for help first, newest first, open ones before answered; then devices in trouble, silent ones before the others (D-23). */
export function hallMessages(view: StaffQueueView): readonly HallMessage[] {
  const open = view.help.filter((help) => help.acknowledgedAt === null);
  const answered = view.help.filter((help) => help.acknowledgedAt !== null);
  const devices = view.devices.filter((device) => !device.revoked);
  // What a silent device said last is not the news any more.
  const heard = devices.filter((device) => device.silentSince === null);
  return [
    ...open.map((help) => ({ kind: 'help', help }) as const),
    ...devices.flatMap((device) =>
      device.silentSince === null ? [] : [{ kind: 'silent', device, since: device.silentSince } as const],
    ),
    ...heard.flatMap((device) => device.faults.map((fault) => ({ kind: 'fault', device, fault }) as const)),
    ...heard.filter((device) => !device.online).map((device) => ({ kind: 'offline', device }) as const),
    ...answered.map((help) => ({ kind: 'help', help }) as const),
  ];
}
