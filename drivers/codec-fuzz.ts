/** One codec as the fuzz over all codecs drives it; a folder's entries stand in `drivers/<kind>/fuzz.ts` as `codecFuzz`. */
export interface CodecFuzz {
  readonly name: string;
  /** True frames, to be mutated. */
  readonly seeds: readonly Uint8Array[];
  /** Must neither throw nor hang nor report a wrong read: answers the complaint, or null. */
  readonly feed: (bytes: Uint8Array) => string | null;
}
