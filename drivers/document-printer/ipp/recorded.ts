import recorded from './recorded-replies.json' with { type: 'json' };

type RecordedName = keyof typeof recorded;

/** Replies as CUPS's `ippeveprinter` sent them, byte for byte, each to request 7. */
export const recordedReplies = Object.fromEntries(
  Object.entries(recorded).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]),
) as Readonly<Record<RecordedName, Buffer>>;
