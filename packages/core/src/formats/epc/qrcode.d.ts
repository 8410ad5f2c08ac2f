/** The part of the package that draws no picture: it runs everywhere, and loads nothing. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface Segment {
    readonly data: Uint8Array;
    readonly mode: 'byte';
  }

  interface Options {
    readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H';
  }

  interface Code {
    readonly version: number;
    /** 1 is dark, row by row. */
    readonly modules: { readonly size: number; readonly data: Uint8Array };
  }

  const qrcode: { create(segments: readonly Segment[], options: Options): Code };
  export default qrcode;
}
