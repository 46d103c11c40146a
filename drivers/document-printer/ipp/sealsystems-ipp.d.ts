declare module '@sealsystems/ipp' {
  /** Attribute groups by the name of their tag; several of one kind are an array. */
  export interface IppMessage {
    readonly version?: string;
    readonly id?: number;
    readonly operation?: string;
    readonly statusCode?: string;
    readonly data?: Buffer;
    readonly [group: `${string}-attributes-tag`]: unknown;
  }
  const ipp: {
    /** Throws on some frames that are cut, and never ends on others. */
    parse(bytes: Buffer): IppMessage;
    serialize(message: IppMessage): Buffer;
  };
  // biome-ignore lint/style/noDefaultExport: it is how Node gives a CommonJS package to a module
  export default ipp;
}
